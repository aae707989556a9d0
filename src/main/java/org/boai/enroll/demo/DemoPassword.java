package org.boai.enroll.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.stream.Collectors;
import org.boai.enroll.kernel.SecretFile;

/** The password of the demo accounts: the operator's, or the one of the last start, or a new random one. */
@ApplicationScoped
class DemoPassword {
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 16;

    private final DemoConfig config;

    DemoPassword(DemoConfig config) {
        this.config = config;
    }

    Path file() {
        return config.passwordFile();
    }

    String get() {
        try {
            if (config.password().isPresent()) {
                return keep(config.password().get());
            }
            return Files.exists(file()) ? Files.readString(file()).strip() : keep(random());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String keep(String password) throws IOException {
        SecretFile.write(file(), password + "\n");
        return password;
    }

    private static String random() {
        return new SecureRandom()
                .ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining());
    }
}
