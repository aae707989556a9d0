package org.boai.enroll;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.List;
import org.boai.enroll.demo.Welcome;

/** Runs until it is stopped; with {@code --prepare} it only migrates, fills what is empty, and ends. */
public class Program implements QuarkusApplication {
    public static final String PREPARE = "--prepare";

    private final Welcome welcome;

    Program(Welcome welcome) {
        this.welcome = welcome;
    }

    @Override
    public int run(String... args) {
        if (!List.of(args).contains(PREPARE)) {
            welcome.say();
            Quarkus.waitForExit();
        }
        return 0;
    }
}
