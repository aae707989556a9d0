package org.boai.enroll.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The transactions of submissions as the program sent them, read out of the server's log: the raw measurement replays
 * the very statements, whatever they are today.
 */
final class Recording {
    private static final Pattern STATEMENT = Pattern.compile("(statement|execute [^:]*): (.*)", Pattern.DOTALL);
    private static final Pattern PARAMETER =
            Pattern.compile("\\$([0-9]+) = (?:NULL|'([^']*+(?:''[^']*+)*+)')", Pattern.DOTALL);
    private static final String SUBMISSION = "INSERT INTO idempotency_keys";

    private final ObjectMapper json = new ObjectMapper();
    private final Map<Integer, List<Sent>> open = new HashMap<>();
    private final List<List<Sent>> submissions = new ArrayList<>();

    private Recording() {}

    /**
     * One statement on its way.
     *
     * @param prepared with parameters by the extended protocol, or a plain query
     * @param values   as the server read them; null for NULL
     */
    record Sent(String sql, boolean prepared, List<String> values) {}

    /** @param folder of the server's log in JSON @return one list of statements for each submission that committed */
    static List<List<Sent>> read(Path folder) {
        var recording = new Recording();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                for (String line : Files.readAllLines(file)) {
                    recording.add(recording.json.readTree(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return recording.submissions;
    }

    private void add(JsonNode entry) {
        Matcher statement = STATEMENT.matcher(entry.path("message").asText());
        if (!statement.matches()) {
            return;
        }
        int session = entry.path("pid").asInt();
        String sql = statement.group(2);
        if (sql.equals("BEGIN")) {
            open.put(session, new ArrayList<>());
        }
        var transaction = open.get(session);
        if (transaction == null) {
            return;
        }
        boolean prepared = statement.group(1).startsWith("execute");
        transaction.add(new Sent(sql, prepared, values(entry.path("detail").asText())));
        if (sql.equals("COMMIT")) {
            open.remove(session);
            if (transaction.stream().anyMatch(sent -> sent.sql().contains(SUBMISSION))) {
                submissions.add(transaction);
            }
        }
    }

    private static List<String> values(String detail) {
        List<String> values = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(detail);
        while (parameter.find()) {
            String value = parameter.group(2);
            values.add(value == null ? null : value.replace("''", "'"));
        }
        return values;
    }
}
