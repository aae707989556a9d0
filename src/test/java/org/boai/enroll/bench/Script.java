package org.boai.enroll.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.boai.enroll.bench.Recording.Sent;

/**
 * A recorded submission that can be sent again and again, each time for another person: what the program made up (ids,
 * receipt, member number, sealed and hashed fields, the lock) is made up anew, what it found stays.
 */
final class Script {
    private static final Pattern MADE_UP =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
                    + "|\\b[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}\\b|\\b[0-9]{17}\\b");
    private static final long LARGEST_FOUND = 1_000_000_000L;

    private final List<Line> lines;

    private Script(List<Line> lines) {
        this.lines = lines;
    }

    /** Gives a value for one more submission. */
    private interface Value {
        Object in(Fresh fresh);
    }

    /** One statement. @param values null for a plain query */
    record Line(String sql, List<Value> values) {
        boolean prepared() {
            return values != null;
        }

        Tuple tuple(Fresh fresh) {
            List<Object> list = new ArrayList<>(values.size());
            values.forEach(value -> list.add(value.in(fresh)));
            return Tuple.wrap(list);
        }
    }

    List<Line> lines() {
        return lines;
    }

    /**
     * Only the shortest transactions: those of a program that knows code and place already, as it does in a campaign.
     *
     * @param database tells the types of parameters and what existed before
     */
    static List<Script> of(List<List<Sent>> recorded, Connection database) throws SQLException {
        Set<String> found = found(database);
        Map<String, List<String>> types = new HashMap<>();
        List<Script> scripts = new ArrayList<>();
        int steady = recorded.stream().mapToInt(List::size).min().orElseThrow();
        for (var transaction : recorded) {
            if (transaction.size() > steady) {
                continue;
            }
            List<Line> lines = new ArrayList<>();
            for (var sent : transaction) {
                if (sent.prepared() && !types.containsKey(sent.sql())) {
                    types.put(sent.sql(), types(sent.sql(), database));
                }
                lines.add(sent.prepared() ? line(sent, types.get(sent.sql()), found) : new Line(sent.sql(), null));
            }
            scripts.add(new Script(lines));
        }
        return scripts;
    }

    private static Line line(Sent sent, List<String> types, Set<String> found) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            values.add(value(types.get(i), sent.values().get(i), found));
        }
        return new Line(sent.sql(), values);
    }

    private static Value value(String type, String recorded, Set<String> found) {
        if (recorded == null) {
            return fresh -> null;
        }
        return switch (type) {
            case "uuid" ->
                found.contains(recorded)
                        ? constant(UUID.fromString(recorded))
                        : fresh -> UUID.fromString(fresh.word(recorded));
            case "bytea" -> bytes(recorded.substring(2), found);
            case "bigint" ->
                Math.abs(Long.parseLong(recorded)) < LARGEST_FOUND
                        ? constant(Long.valueOf(recorded))
                        : fresh -> fresh.number();
            case "integer" -> constant(Integer.valueOf(recorded));
            case "boolean" -> constant(recorded.startsWith("t"));
            case "date" -> constant(LocalDate.parse(recorded));
            case "timestamp with time zone" -> fresh -> OffsetDateTime.now();
            case "text", "character varying" -> text(recorded, found);
            case "uuid[]", "text[]", "bytea[]", "timestamp with time zone[]" -> array(type, recorded, found);
            default -> throw new IllegalStateException("no value of type " + type);
        };
    }

    private static Value array(String type, String recorded, Set<String> found) {
        String element = type.substring(0, type.length() - 2);
        var values = Stream.of(recorded.substring(1, recorded.length() - 1).split(","))
                .map(text -> text.replace("\"", "").replace("\\\\", "\\"))
                .map(text -> value(element, text, found))
                .toList();
        return fresh -> {
            var array = values.stream().map(value -> value.in(fresh));
            return switch (element) {
                case "uuid" -> array.toArray(UUID[]::new);
                case "bytea" -> array.toArray(Buffer[]::new);
                case "timestamp with time zone" -> array.toArray(OffsetDateTime[]::new);
                default -> array.toArray(String[]::new);
            };
        };
    }

    private static Value constant(Object value) {
        return fresh -> value;
    }

    private static Value bytes(String hex, Set<String> found) {
        Buffer recorded = Buffer.buffer(HexFormat.of().parseHex(hex));
        return found.contains(hex) ? constant(recorded) : fresh -> fresh.bytes(hex, recorded.length());
    }

    private static Value text(String recorded, Set<String> found) {
        Set<String> words = new TreeSet<>();
        MADE_UP.matcher(recorded)
                .results()
                .map(match -> match.group())
                .filter(word -> !found.contains(word))
                .forEach(words::add);
        return fresh -> {
            String text = recorded;
            for (String word : words) {
                text = text.replace(word, fresh.word(word));
            }
            return text;
        };
    }

    private static Set<String> found(Connection database) throws SQLException {
        Set<String> found = new TreeSet<>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(
                        "SELECT id::text FROM organizations UNION SELECT encode(text_hash, 'hex') FROM consent_texts")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static List<String> types(String sql, Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("PREPARE recorded AS " + sql);
            try (var rows = statement.executeQuery(
                    "SELECT parameter_types::text[] FROM pg_prepared_statements WHERE name = 'recorded'")) {
                rows.next();
                return List.of((String[]) rows.getArray(1).getArray());
            } finally {
                statement.execute("DEALLOCATE recorded");
            }
        }
    }
}
