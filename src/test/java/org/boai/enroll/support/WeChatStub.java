package org.boai.enroll.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * WeChat on loopback, with the shapes of its documentation: texts that call themselves {@code text/plain}, a sign-in whose
 * success has no error number, codes that are good once, and tokens that stay the same until they end.
 */
public final class WeChatStub implements AutoCloseable {
    public static final String MINI_PROGRAM = "wx00000000000000aa";
    public static final String SERVICE_ACCOUNT = "wx00000000000000bb";
    public static final String SECRET = "wechat-app-secret-7f3c";
    public static final String SESSION_KEY = "c2Vzc2lvbi1rZXktN2YzYw==";
    public static final String STABLE_TOKEN = "/cgi-bin/stable_token";
    public static final String TICKET = "/cgi-bin/ticket/getticket";
    public static final String SIGN_IN = "/sns/jscode2session";
    public static final String OAUTH = "/sns/oauth2/access_token";
    public static final String PHONE = "/wxa/business/getuserphonenumber";
    public static final String CHECK = "/wxa/msg_sec_check";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int USED = 40029;
    private static final int EXPIRED = 42001;

    /** A request as it came. */
    public record Received(String path, Map<String, String> query, JsonObject body) {}

    /** @param body null to hang up */
    private record Planned(int status, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Planned>> plans = new ConcurrentHashMap<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Set<String> codes = ConcurrentHashMap.newKeySet();
    private volatile JsonObject watermark = new JsonObject();
    private volatile Object countryCode = "86";
    private volatile int refusal = EXPIRED;
    private volatile int crowd;
    private final AtomicInteger waiting = new AtomicInteger();

    public WeChatStub(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 400);
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    /** As on the first day, but for the tokens that were given out. */
    public void forget() {
        received.clear();
        plans.clear();
        watermark = new JsonObject();
        countryCode = "86";
        refusal = EXPIRED;
        crowd = 0;
        waiting.set(0);
    }

    /** The next answer there, instead of the usual one. */
    public void next(String path, int status, String body) {
        plans.computeIfAbsent(path, fresh -> new ConcurrentLinkedQueue<>()).add(new Planned(status, body));
    }

    public void nextError(String path, int errcode) {
        next(path, 200, "{\"errcode\":" + errcode + ",\"errmsg\":\"as planned, rid: 65f0\"}");
    }

    public void hangsUp(String path) {
        next(path, 0, null);
    }

    /** Refuses what it has given out, with this error. */
    public void endTokens(int errcode) {
        tokens.clear();
        refusal = errcode;
    }

    /** Nobody is told that a token is no good before so many have come with one, or two seconds are over. */
    public void waitForACrowd(int refused) {
        crowd = refused;
    }

    public void watermark(String name, Object value) {
        watermark.put(name, value);
    }

    public void countryCode(Object value) {
        countryCode = value;
    }

    public String token(String appId) {
        return tokens.get(appId);
    }

    public List<Received> received(String path) {
        return received.stream().filter(one -> one.path().equals(path)).toList();
    }

    public int count(String path) {
        return received(path).size();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var request = new Received(
                exchange.getRequestURI().getPath(),
                query(exchange.getRequestURI().getRawQuery()),
                text.isEmpty() ? new JsonObject() : new JsonObject(text));
        received.add(request);
        var planned = plans.getOrDefault(request.path(), new ConcurrentLinkedQueue<>())
                .poll();
        var answer = planned == null ? new Planned(200, answer(request).encode()) : planned;
        if (answer.body() == null) {
            throw new IOException("hangs up");
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static Map<String, String> query(String raw) {
        return raw == null
                ? Map.of()
                : Arrays.stream(raw.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(
                                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private JsonObject answer(Received request) {
        return switch (request.path()) {
            case STABLE_TOKEN -> lent(request.body());
            case SIGN_IN -> signIn(request.query(), "js_code");
            case OAUTH -> signIn(request.query(), "code");
            case TICKET ->
                holds(
                        request,
                        SERVICE_ACCOUNT,
                        ok().put("ticket", "ticket-7f3c").put("expires_in", 7200));
            case PHONE -> holds(request, MINI_PROGRAM, null);
            case CHECK -> holds(request, MINI_PROGRAM, checked(request.body().getString("content")));
            default -> error(40066);
        };
    }

    private JsonObject lent(JsonObject body) {
        if (!SECRET.equals(body.getString("secret"))) {
            return error(40125);
        }
        String token = tokens.computeIfAbsent(body.getString("appid"), appId -> "access-7f3c-" + UUID.randomUUID());
        return new JsonObject().put("access_token", token).put("expires_in", 7200);
    }

    /** A code {@code of-somebody} is theirs. */
    private JsonObject signIn(Map<String, String> query, String name) {
        String code = query.get(name);
        if (!SECRET.equals(query.get("secret"))) {
            return error(40125);
        }
        if (!code.startsWith("of-") || !codes.add(code)) {
            return error(USED);
        }
        String somebody = code.split("-")[1];
        return new JsonObject()
                .put("session_key", SESSION_KEY)
                .put("openid", "openid-7f3c-" + somebody)
                .put("unionid", "unionid-7f3c-" + somebody);
    }

    /** @param answer null for that of a phone */
    private JsonObject holds(Received request, String appId, JsonObject answer) {
        String token = request.query().get("access_token");
        if (token == null || !token.equals(tokens.get(appId))) {
            waitForTheOthers();
            return error(refusal);
        }
        return answer == null ? phone(request.body().getString("code")) : answer;
    }

    private void waitForTheOthers() {
        waiting.incrementAndGet();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (waiting.get() < crowd && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** A code {@code of-13800138000-…} is for that number. */
    private JsonObject phone(String code) {
        if (!code.startsWith("of-") || !codes.add(code)) {
            return error(USED);
        }
        String number = code.split("-")[1];
        var mark = new JsonObject()
                .put("timestamp", Instant.now().getEpochSecond())
                .put("appid", MINI_PROGRAM)
                .mergeIn(watermark);
        return ok().put(
                        "phone_info",
                        new JsonObject()
                                .put("phoneNumber", number)
                                .put("purePhoneNumber", number)
                                .put("countryCode", countryCode)
                                .put("watermark", mark));
    }

    private static JsonObject checked(String content) {
        String suggestion = content.contains("risky") ? "risky" : content.contains("review") ? "review" : "pass";
        return ok().put("trace_id", "60ae120f")
                .put("result", new JsonObject().put("suggest", suggestion).put("label", 100));
    }

    private static JsonObject ok() {
        return new JsonObject().put("errcode", 0).put("errmsg", "ok");
    }

    private static JsonObject error(int errcode) {
        return new JsonObject().put("errcode", errcode).put("errmsg", "refused, rid: 65f0");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
