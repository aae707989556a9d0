package org.boai.enroll.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.boai.enroll.support.TestPostgres;

/** Single requests, one after the other: what is looked at, not measured. */
final class Client {
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String url;

    Client(String url) {
        this.url = url;
    }

    /** Submits some; each must be acknowledged. */
    void submit(Persons persons, int count) {
        for (int i = 0; i < count; i++) {
            send(request("/api/v1/applications")
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", Persons.key())
                    .POST(BodyPublishers.ofByteArray(persons.next())));
        }
    }

    /** A demo steward's access token. */
    String token(String username) throws IOException {
        byte[] credentials =
                json.writeValueAsBytes(Map.of("username", username, "password", TestPostgres.DEMO_PASSWORD));
        var answer = send(request("/api/v1/auth/tokens")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(credentials)));
        return json.readTree(answer.body()).path("accessToken").asText();
    }

    /** Bytes of an answer's body. */
    int size(String path, String bearer) {
        return send(request(path).header("Authorization", bearer)).body().length;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(answer + " " + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
