package org.boai.enroll.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;

/** Where webhooks lead: one server with an address for each endpoint, which remembers every request that came. */
final class Receiver implements AutoCloseable {
    static final int DELIVERED = 204;
    static final int POISON = 422;
    private static final int ONE_IN = 100;
    private static final int THREADS = 32;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Map<UUID, List<Request>> requests = new ConcurrentHashMap<>();
    private volatile BiFunction<String, Request, Answer> manner = Receiver::usual;

    /** @param earlier how many of this id came before */
    record Request(UUID id, Instant at, int earlier, int status) {}

    /** @param retryAfter seconds, or null; status 0 leaves without an answer */
    record Answer(int status, String retryAfter) {
        static final Answer NONE = new Answer(0, null);

        static Answer of(int status) {
            return new Answer(status, null);
        }
    }

    private Receiver(HttpServer server) {
        this.server = server;
    }

    static Receiver start() throws IOException {
        var receiver = new Receiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        receiver.server.createContext("/", receiver::receive);
        receiver.server.setExecutor(receiver.threads);
        receiver.server.start();
        return receiver;
    }

    /** What an operator has to allow. */
    String hostAndPort() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String address(int endpoint) {
        return "http://" + hostAndPort() + "/hook/" + endpoint;
    }

    /** Takes what comes; 1 % is poison to it whenever it comes. */
    static Answer usual(String path, Request request) {
        return Answer.of(poison(request.id()) ? POISON : DELIVERED);
    }

    static boolean poison(UUID id) {
        return Math.floorMod(id.hashCode(), ONE_IN) == 0;
    }

    /** From now on it behaves so; may take its time. @param other path and request, its status still 0 */
    void behave(BiFunction<String, Request, Answer> other) {
        manner = other;
    }

    void takeEverything() {
        behave((path, request) -> Answer.of(DELIVERED));
    }

    void behaveAsUsual() {
        manner = Receiver::usual;
    }

    private void receive(HttpExchange exchange) throws IOException {
        Instant at = Instant.now();
        UUID id = UUID.fromString(exchange.getRequestHeaders().getFirst("webhook-id"));
        exchange.getRequestBody().readAllBytes();
        var before = requests.computeIfAbsent(id, first -> new CopyOnWriteArrayList<>());
        String path = exchange.getRequestURI().getPath();
        var answer = manner.apply(path, new Request(id, at, before.size(), 0));
        before.add(new Request(id, at, before.size(), answer.status()));
        if (answer.retryAfter() != null) {
            exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
        }
        if (answer.status() > 0) {
            exchange.sendResponseHeaders(answer.status(), -1);
        }
        exchange.close();
    }

    /** Every request that came under this id. */
    List<Request> requests(UUID id) {
        return requests.getOrDefault(id, List.of());
    }

    Collection<UUID> ids() {
        return requests.keySet();
    }

    /** Those that it took. */
    List<Request> taken(UUID id) {
        return requests(id).stream()
                .filter(request -> request.status() == DELIVERED)
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
