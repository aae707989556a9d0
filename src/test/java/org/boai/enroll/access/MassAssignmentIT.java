package org.boai.enroll.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.boai.enroll.support.Contract;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody sets by name what the contract does not let them set: every column of the database is tried in every body. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class MassAssignmentIT {
    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z0-9])");
    private static final List<String> OF_LIBRARIES =
            List.of("class", "@class", "@type", "__proto__", "constructor", "$where");
    private static final List<String> INSIDE =
            List.of("id", "status", "organizationId", "version", "createdAt", "verified");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static Requests requests;
    private static Actors actors;

    @TestHTTPResource("/")
    URI server;

    static Stream<String> routes() {
        return Contract.routes().entrySet().stream()
                .filter(route -> route.getValue().has("requestBody"))
                .map(Map.Entry::getKey)
                // whom it succeeds for has another token afterwards
                .filter(route -> !route.equals("PUT /api/v1/me/password"));
    }

    private static void prepare() {
        if (requests == null) {
            requests = new Requests();
            actors = new Actors(requests);
        }
    }

    /** As the entities call them. */
    private static Set<String> columns() {
        Set<String> names = new TreeSet<>(OF_LIBRARIES);
        Database.column(
                        String.class,
                        "SELECT column_name::text FROM information_schema.columns WHERE table_schema = 'public'")
                .forEach(column -> names.add(UNDERSCORE.matcher(column).replaceAll(letter -> letter.group(1)
                        .toUpperCase(java.util.Locale.ROOT))));
        return names;
    }

    private static Set<String> allowed(String route) {
        String reference = Contract.routes()
                .get(route)
                .at("/requestBody/content/application~1json/schema/$ref")
                .asText();
        Set<String> names = new TreeSet<>();
        JsonNode schema = Contract.schema(reference.substring(reference.lastIndexOf('/') + 1));
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    @ParameterizedTest
    @MethodSource("routes")
    @SuppressWarnings("unchecked")
    void whatTheContractDoesNotNameIsRefusedAndNothingIsDone(String route) {
        prepare();
        var ask = requests.fresh(route);
        var body = (Map<String, Object>) ask.body();
        var names = columns();
        names.removeAll(allowed(route));
        assertThat(names).contains("tokenVersion", "passwordHash", "createdAt", "ancestors");
        var may = whoMay(route);
        String token = actors.authorization(may.getKey());
        long acts = Acts.count();
        var all = new SoftAssertions();
        Map<String, Map<String, Object>> tried = new TreeMap<>();
        for (String name : names) {
            Map<String, Object> more = new HashMap<>(body);
            more.put(name, "1");
            tried.put(name, more);
        }
        inside(body).forEach(more -> tried.put(more.toString(), more));
        tried.entrySet().parallelStream()
                .map(entry -> Map.entry(entry.getKey(), send(ask, entry.getValue(), token)))
                .toList()
                .forEach(entry -> refused(all, entry.getValue(), entry.getKey()));
        all.assertThat(Acts.count()).as("acts").isEqualTo(acts);
        all.assertThat(send(ask, body, token).statusCode())
                .as("without what was too much")
                .isEqualTo(may.getValue());
        all.assertAll();
    }

    private static void refused(SoftAssertions all, HttpResponse<String> answer, String name) {
        all.assertThat(answer.statusCode()).as(name).isEqualTo(400);
        all.assertThat(answer.body()).as(name).contains("\"code\":\"key-unknown\"");
    }

    /** The same body with something more in one of its objects. */
    private static List<Map<String, Object>> inside(Map<String, Object> body) {
        List<Map<String, Object>> bodies = new ArrayList<>();
        body.forEach((key, value) -> {
            for (String name : INSIDE) {
                Object more = withMore(value, name);
                if (more != null) {
                    Map<String, Object> changed = new HashMap<>(body);
                    changed.put(key, more);
                    bodies.add(changed);
                }
            }
        });
        return bodies;
    }

    /** Null for what is no object and no list of objects. */
    private static Object withMore(Object value, String name) {
        if (value instanceof Map<?, ?> object && !object.containsKey(name)) {
            Map<Object, Object> more = new HashMap<>(object);
            more.put(name, "1");
            return more;
        }
        if (value instanceof List<?> list && !list.isEmpty()) {
            Object first = withMore(list.get(0), name);
            return first == null ? null : List.of(first);
        }
        return null;
    }

    /** Whoever gets furthest, and what they are answered: at least that there is no such thing. */
    private static Map.Entry<Actor, Integer> whoMay(String route) {
        return AccessMatrix.rows().get(route).entrySet().stream()
                .filter(cell -> cell.getKey() != Actor.ANONYMOUS)
                .filter(cell -> cell.getValue() != 401 && cell.getValue() != 403)
                .min(Map.Entry.comparingByValue())
                .orElseThrow();
    }

    private HttpResponse<String> send(Requests.Ask ask, Map<String, Object> body, String authorization) {
        try {
            var request = HttpRequest.newBuilder(server.resolve(ask.path()))
                    .method(ask.method(), BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .header("Authorization", authorization);
            if (ask.version() != null) {
                request.header("If-Match", ask.version());
            }
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
