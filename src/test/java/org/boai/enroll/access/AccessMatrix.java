package org.boai.enroll.access;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code access-matrix.csv}: a row for each route of the contract, a column for each {@link Actor}, and in each cell the
 * status of the answer. What a route is about belongs to a township society; see {@link Requests}.
 */
final class AccessMatrix {
    private static final String FILE = "/access-matrix.csv";
    private static final String ROUTE = "route";

    private AccessMatrix() {}

    /** The statuses by actor, by route, in the order of the file. */
    static Map<String, Map<Actor, Integer>> rows() {
        Map<String, Map<Actor, Integer>> rows = new LinkedHashMap<>();
        for (Map<String, String> line : lines()) {
            Map<Actor, Integer> cells = new EnumMap<>(Actor.class);
            for (Actor actor : Actor.values()) {
                cells.put(actor, Integer.valueOf(line.get(actor.column())));
            }
            if (rows.put(line.get(ROUTE), cells) != null) {
                throw new IllegalStateException("The matrix has two rows of " + line.get(ROUTE));
            }
        }
        return rows;
    }

    /** Routes that nobody reaches without a token. */
    static List<String> closedRoutes() {
        return rows().entrySet().stream()
                .filter(row -> row.getValue().get(Actor.ANONYMOUS) == 401)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<Map<String, String>> lines() {
        try (var file = AccessMatrix.class.getResourceAsStream(FILE);
                MappingIterator<Map<String, String>> lines = CsvMapper.builder()
                        .enable(CsvParser.Feature.TRIM_SPACES, CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
                        .build()
                        .readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(file)) {
            return lines.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
