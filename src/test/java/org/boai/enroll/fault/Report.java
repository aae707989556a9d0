package org.boai.enroll.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the faults came to, as a table that is also a file of the build. */
final class Report {
    private static final String HEAD =
            """
            | Fault | Submissions acknowledged | Lost | Doubled, of deliveries | Told after more than 60 s |
            |---|---|---|---|---|
            """;

    private final Path file;
    private final List<Row> rows = new ArrayList<>();

    /** @param name of the file in the build's folder, without its ending */
    Report(String name) {
        this.file =
                Path.of(System.getProperty("boai.build.directory", "target")).resolve(name + ".md");
    }

    record Row(String fault, int acknowledged, int lost, long doubled, long delivered, long late) {
        @Override
        public String toString() {
            return "| %s | %,d | %d | %d of %,d | %d |".formatted(fault, acknowledged, lost, doubled, delivered, late);
        }
    }

    void add(Row row) {
        rows.add(row);
        write();
    }

    private void write() {
        try {
            Files.writeString(file, this + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        var text = new StringBuilder(HEAD);
        rows.forEach(row -> text.append(row).append('\n'));
        return text.append(sum()).toString();
    }

    private Row sum() {
        return new Row(
                "**all**",
                rows.stream().mapToInt(Row::acknowledged).sum(),
                rows.stream().mapToInt(Row::lost).sum(),
                rows.stream().mapToLong(Row::doubled).sum(),
                rows.stream().mapToLong(Row::delivered).sum(),
                rows.stream().mapToLong(Row::late).sum());
    }
}
