package org.boai.enroll.code;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Programs that fetch links by themselves, for previews, an index or a check: known by their User-Agent. */
final class Machines {
    private static final String SHIPPED = "/scans/machines.csv";

    private final List<String> parts;

    private Machines(List<String> parts) {
        this.parts = parts;
    }

    /** The list that comes with the program, which says of each why. */
    static Machines shipped() {
        try (var stream = Machines.class.getResourceAsStream(SHIPPED);
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return new Machines(reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(",", 2)[0].toLowerCase(Locale.ROOT))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("The list " + SHIPPED + " comes with the program", e);
        }
    }

    /** Who does not say what it is, is one: every browser does. */
    boolean include(String agent) {
        if (agent == null || agent.isBlank()) {
            return true;
        }
        String said = agent.toLowerCase(Locale.ROOT);
        return parts.stream().anyMatch(said::contains);
    }
}
