package org.boai.enroll;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.boai.enroll.security.KeyChange;
import org.boai.enroll.security.SigningKeys;

/** The operator's command {@code --signing-keys=announce|use|retire}: one step of a change of the tokens' keys. */
final class ChangeKeys {
    static final String OPTION = "--signing-keys=";

    private ChangeKeys() {}

    static boolean isAskedBy(List<String> arguments) {
        return arguments.stream().anyMatch(argument -> argument.startsWith(OPTION));
    }

    /** @throws IllegalStateException when the step is none, or not the next one */
    static void run(Path file, List<String> arguments) throws IOException {
        SigningKeys.change(file, step(arguments));
        System.out.println("The key file " + file.toAbsolutePath() + " has changed. Start every replica anew"
                + " before the next step; before retire, wait for 15 minutes more.");
    }

    private static KeyChange step(List<String> arguments) {
        return Stream.of(KeyChange.values())
                .filter(step -> arguments.equals(List.of(OPTION + step.name().toLowerCase(Locale.ROOT))))
                .findAny()
                .orElseThrow(() -> new IllegalStateException(
                        "Say " + OPTION + "announce, " + OPTION + "use or " + OPTION + "retire, and nothing else."));
    }
}
