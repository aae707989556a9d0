package org.boai.enroll.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.boai.enroll.support.TestPostgres;

/** A demo steward at whichever replica answers. */
final class Steward {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final String username;
    private final List<String> urls;
    private int turn;
    private String token;

    private Steward(String username, List<String> urls) {
        this.username = username;
        this.urls = urls;
    }

    /** Not signed in yet. */
    static Steward of(String username, List<String> urls) {
        return new Steward(username, urls);
    }

    String token() {
        if (token == null) {
            token = Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInSameThread()
                    .until(() -> attempt(this::signIn), answer -> answer != null && answer.statusCode() == 200)
                    .body()
                    .replaceAll(".*\"accessToken\":\"([^\"]*)\".*", "$1");
        }
        return token;
    }

    private HttpResponse<String> signIn() throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of("username", username, "password", TestPostgres.DEMO_PASSWORD));
        return http.send(
                request("/api/v1/auth/tokens")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        String url = urls.get(Math.floorMod(turn++, urls.size()));
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(ANSWER);
    }

    /** @return null when no success came */
    JsonNode get(String path) throws IOException {
        return successOf(() -> http.send(
                request(path).header("Authorization", "Bearer " + token()).build(), BodyHandlers.ofString()));
    }

    /** @return null when no success came */
    JsonNode put(String path) throws IOException {
        return successOf(() -> http.send(
                request(path)
                        .header("Authorization", "Bearer " + token())
                        .PUT(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString()));
    }

    private JsonNode successOf(Callable<HttpResponse<String>> call) throws IOException {
        var answer = attempt(call);
        if (answer == null) {
            return null;
        }
        if (answer.statusCode() == 401) {
            token = null;
        }
        return answer.statusCode() == 200 ? JSON.readTree(answer.body()) : null;
    }

    /** @return null when no answer came */
    private static HttpResponse<String> attempt(Callable<HttpResponse<String>> call) {
        try {
            return call.call();
        } catch (IOException noAnswer) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
