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
import java.util.UUID;
import org.boai.enroll.support.TestPostgres;

/** Single requests, one after the other: what is looked at, not measured. */
final class Client {
    private static final int PARTIAL = 206;
    private static final int TRIES = 20;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String url;

    Client(String url) {
        this.url = url;
    }

    /** Submits some; each must be acknowledged. */
    void submit(Persons persons, int count) {
        for (int i = 0; i < count; i++) {
            submit(persons.next());
        }
    }

    /** With a key of its own. */
    void submit(byte[] application) {
        send(request("/api/v1/applications")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", Persons.key())
                .POST(BodyPublishers.ofByteArray(application)));
    }

    /** The body that asks for a code, with a puzzle that needs no work. */
    byte[] askForCode(long phone) {
        try {
            String puzzle = json.readTree(
                            send(request("/api/v1/phone-proofs/puzzle")).body())
                    .path("puzzle")
                    .asText();
            return json.writeValueAsBytes(
                    Map.of("phone", String.valueOf(phone), "purpose", "SIGN_IN", "puzzle", puzzle, "solution", "0"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void ask(byte[] forCode) {
        send(request("/api/v1/phone-proofs")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(forCode)));
    }

    /** A demo steward's access token; a program that is still busy is asked again. */
    String token(String username) throws IOException, InterruptedException {
        byte[] credentials =
                json.writeValueAsBytes(Map.of("username", username, "password", TestPostgres.DEMO_PASSWORD));
        var request = request("/api/v1/auth/tokens")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(credentials));
        for (int i = 0; i < TRIES; i++) {
            var answer = client.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 == 2) {
                return json.readTree(answer.body()).path("accessToken").asText();
            }
            Thread.sleep(1000);
        }
        return json.readTree(send(request).body()).path("accessToken").asText();
    }

    /** Puts JSON where it belongs. */
    void put(String path, String bearer, Object body) throws IOException {
        send(request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", bearer)
                .PUT(BodyPublishers.ofByteArray(json.writeValueAsBytes(body))));
    }

    /** Sends JSON. */
    void post(String path, String bearer, Object body) throws IOException {
        send(request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", bearer)
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body))));
    }

    /** Sends JSON. @return the id of what was made */
    UUID created(String path, String bearer, Object body) throws IOException {
        var answer = send(request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", bearer)
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body))));
        return UUID.fromString(json.readTree(answer.body()).path("id").asText());
    }

    /** Bytes of an answer's body. */
    int size(String path, String bearer) {
        return send(request(path).header("Authorization", bearer)).body().length;
    }

    /** Fails unless the first bytes of a file are answered, just so many, as a part of it. */
    void requirePart(String path, int bytes) {
        var answer = send(request(path).header("Range", part(bytes)));
        if (answer.statusCode() != PARTIAL || answer.body().length != bytes) {
            throw new IllegalStateException(
                    answer + " with " + answer.body().length + " bytes is not the first " + bytes + " of " + path);
        }
    }

    /** The header's value that asks for the first bytes. */
    static String part(int bytes) {
        return "bytes=0-" + (bytes - 1);
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
