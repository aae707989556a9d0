package org.boai.enroll.region;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The rows that need a person's eye, as a CSV file that grows while the import goes on. */
final class FindingsFile implements AutoCloseable {
    private static final CsvSchema COLUMNS = CsvSchema.builder()
            .addColumns(
                    List.of("finding", "level", "code", "name", "parent", "file", "line", "detail", "meaning"),
                    CsvSchema.ColumnType.STRING)
            .setUseHeader(true)
            .build();

    private final Path file;
    private final SequenceWriter writer;

    /** @throws ImportRefused if the file cannot be written */
    FindingsFile(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            this.writer = new CsvMapper()
                    .writer(COLUMNS)
                    .writeValues(Files.newBufferedWriter(file))
                    .init(false);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    void write(Finding finding) {
        DivisionRow row = finding.row();
        boolean inAFile = row.line() > 0;
        try {
            writer.write(List.of(
                    finding.kind().name(),
                    finding.level().name(),
                    row.code(),
                    row.name(),
                    row.parentCode() == null ? "" : row.parentCode(),
                    inAFile ? DivisionFiles.nameOf(finding.level()) : "",
                    inAFile ? String.valueOf(row.line()) : "",
                    finding.detail(),
                    finding.kind().sentence()));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private ImportRefused unwritable(IOException e) {
        return new ImportRefused(
                "The report " + file + " cannot be written (" + e.getMessage() + "). Name another file with --report.",
                e);
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }
}
