package org.boai.enroll.support;

import static org.boai.enroll.support.Api.citizen;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.boai.enroll.kernel.MobileNumber;

/** Proves phones as a client does; the codes are read where a demonstration shows them, in the log. */
public final class PhoneProofs {
    private static final String BASE = "/api/v1/phone-proofs";
    private static final Pattern CODE = Pattern.compile("code=([0-9]{6})");
    private static final ConditionFactory SENT = Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(5));
    private static final List<String> LINES = new CopyOnWriteArrayList<>();

    /** How many lines there were when a number was given out: the log masks it, and another may read like it. */
    private static final Map<String, Integer> BEFORE = new ConcurrentHashMap<>();

    /** Held, for a logger that nobody holds is forgotten with its handlers. */
    private static final Logger SENDER = Logger.getLogger("org.boai.enroll.platform.LogSms");

    static {
        SENDER.addHandler(new Handler() {
            @Override
            public void publish(LogRecord line) {
                var parameters = line.getParameters();
                LINES.add(parameters == null ? line.getMessage() : String.format(line.getMessage(), parameters));
            }

            @Override
            public void flush() {
                // kept in memory
            }

            @Override
            public void close() {
                // kept in memory
            }
        });
    }

    private PhoneProofs() {}

    /** From now on this number is somebody's. */
    static void given(String phone) {
        BEFORE.put(phone, LINES.size());
    }

    /** From now on; before the first message, where this class did not ask for it. */
    public static void listen() {
        SENDER.getHandlers();
    }

    public static Map<String, Object> solved() {
        var puzzle = citizen().get(BASE + "/puzzle");
        puzzle.then().statusCode(200);
        String text = Json.text(puzzle, "/puzzle");
        return Map.of("puzzle", text, "solution", solution(text, Json.number(puzzle, "/bits")));
    }

    public static String solution(String puzzle, int bits) {
        for (long i = 0; ; i++) {
            if (zeroBits(puzzle + ":" + i) >= bits) {
                return String.valueOf(i);
            }
        }
    }

    /** What does not solve the puzzle. */
    public static String wrongSolution(String puzzle) {
        return Stream.iterate("wrong", wrong -> wrong + "!")
                .filter(wrong -> zeroBits(puzzle + ":" + wrong) == 0)
                .findFirst()
                .orElseThrow();
    }

    private static int zeroBits(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return 256 - new java.math.BigInteger(1, hash).bitLength();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Response ask(String phone) {
        return ask(phone, solved());
    }

    public static Response ask(String phone, Map<String, Object> solved) {
        return ask(phone, "APPLICATION", solved);
    }

    private static Response ask(String phone, String purpose, Map<String, Object> solved) {
        return citizen()
                .body(Map.of(
                        "phone",
                        phone,
                        "purpose",
                        purpose,
                        "puzzle",
                        solved.get("puzzle"),
                        "solution",
                        solved.get("solution")))
                .post(BASE);
    }

    public static Response confirm(String handle, String code) {
        return citizen().body(Map.of("handle", handle, "code", code)).post(BASE + "/confirmations");
    }

    public static int messages(String phone) {
        return (int) linesOf(phone).count();
    }

    /** The last that came to this phone. */
    public static String code(String phone) {
        SENT.until(() -> !codes(phone).isEmpty());
        var codes = codes(phone);
        return codes.get(codes.size() - 1);
    }

    /** All that came to this phone. */
    public static List<String> codes(String phone) {
        return linesOf(phone)
                .flatMap(line -> CODE.matcher(line).results())
                .map(found -> found.group(1))
                .toList();
    }

    private static Stream<String> linesOf(String phone) {
        String masked = MobileNumber.parse(phone).masked();
        return LINES.stream().skip(BEFORE.getOrDefault(phone, 0)).filter(line -> line.contains(masked));
    }

    public static String prove(String phone) {
        return prove(phone, "APPLICATION");
    }

    public static String prove(String phone, String purpose) {
        int before = codes(phone).size();
        String handle = Json.text(ask(phone, purpose, solved()).then().statusCode(202), "/handle");
        // the message leaves after the answer; others may come to the same phone
        SENT.until(() -> codes(phone).size() > before);
        return Json.text(confirm(handle, code(phone)).then().statusCode(200), "/phoneProof");
    }
}
