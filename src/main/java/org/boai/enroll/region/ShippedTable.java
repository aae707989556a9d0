package org.boai.enroll.region;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A comma-separated table shipped under {@code /regions/}: UTF-8, one header line, no quoting, gzip if so named.
 * A table that is absent or crooked is a broken build, so everything here fails with an unchecked exception.
 */
final class ShippedTable {

    private ShippedTable() {}

    /** The rows below the header, each with as many fields as the header; empty fields are empty strings. */
    static List<List<String>> rows(String name) {
        try (InputStream stream = open(name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            int width = fields(reader.readLine()).size();
            return reader.lines().map(line -> row(name, line, width)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read shipped table " + name, e);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream stream = ShippedTable.class.getResourceAsStream("/regions/" + name);
        if (stream == null) {
            throw new IllegalStateException("Shipped table " + name + " is missing");
        }
        return name.endsWith(".gz") ? new GZIPInputStream(stream) : stream;
    }

    private static List<String> row(String name, String line, int width) {
        List<String> fields = fields(line);
        if (fields.size() != width) {
            throw new IllegalStateException(
                    "Table " + name + " has " + fields.size() + " fields, not " + width + ", in: " + line);
        }
        return fields;
    }

    private static List<String> fields(String line) {
        return List.of(line.split(",", -1));
    }
}
