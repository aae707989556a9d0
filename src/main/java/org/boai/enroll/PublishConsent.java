package org.boai.enroll;

import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.boai.enroll.privacy.Purpose;
import org.boai.enroll.rights.ConsentPublishing;
import org.boai.enroll.rights.ConsentPublishing.Wording;

/**
 * The operator's command {@code --publish-consent=PURPOSE:VERSION:CHINESE:ENGLISH}: puts a new text to consent to in force
 * and ends. The last two are files in UTF-8, the first line the title, the rest the text.
 */
@ApplicationScoped
class PublishConsent {
    static final String OPTION = "--publish-consent";

    private static final String PURPOSE =
            Arrays.stream(Purpose.values()).map(Enum::name).collect(Collectors.joining("|"));
    private static final Pattern ARGUMENT =
            Pattern.compile(OPTION + "=(" + PURPOSE + "):([0-9][0-9.]{0,9}):([^:]+):([^:]+)");
    private static final int LONGEST = 20_000;

    private final ConsentPublishing publishing;

    PublishConsent(ConsentPublishing publishing) {
        this.publishing = publishing;
    }

    static boolean isAskedBy(List<String> arguments) {
        return arguments.stream().anyMatch(argument -> argument.startsWith(OPTION));
    }

    /** Before a database is started. @throws IllegalStateException when argument or files are not understood */
    static void check(List<String> arguments) {
        Matcher argument = match(arguments);
        wording(argument.group(3));
        wording(argument.group(4));
    }

    /** @return the exit code */
    int run(List<String> arguments) {
        Matcher argument = match(arguments);
        var purpose = Purpose.valueOf(argument.group(1));
        boolean published = publish(purpose, argument);
        if (published) {
            System.out.printf("In force from now on: %s, version %s.%n", purpose, argument.group(2));
        } else {
            System.err.printf("Nothing was published: %s has a version %s already.%n", purpose, argument.group(2));
        }
        System.out.flush();
        return published ? 0 : 1;
    }

    private boolean publish(Purpose purpose, Matcher argument) {
        var chinese = wording(argument.group(3));
        var english = wording(argument.group(4));
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> publishing.publish(purpose, argument.group(2), chinese, english));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The text cannot be kept: " + e.getMessage(), e);
        }
    }

    private static Wording wording(String file) {
        try {
            String[] parts = Files.readString(Path.of(file)).strip().split("\\R", 2);
            if (parts.length < 2 || parts[1].isBlank() || parts[1].length() > LONGEST) {
                throw new IllegalStateException(file + " has no title in its first line, no text below, or more than "
                        + LONGEST + " characters.");
            }
            return new Wording(parts[0].strip(), parts[1].strip());
        } catch (IOException e) {
            throw new IllegalStateException("The file " + file + " cannot be read as UTF-8.", e);
        }
    }

    private static Matcher match(List<String> arguments) {
        Matcher argument = ARGUMENT.matcher(arguments.size() == 1 ? arguments.get(0) : "");
        if (!argument.matches()) {
            throw new IllegalStateException("Say " + OPTION + "=PURPOSE:VERSION:CHINESE.txt:ENGLISH.txt, and nothing"
                    + " else. Purposes are " + PURPOSE.replace("|", ", ") + ".");
        }
        return argument;
    }
}
