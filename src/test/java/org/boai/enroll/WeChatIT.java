package org.boai.enroll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.anyone;
import static org.boai.enroll.support.Api.submit;
import static org.boai.enroll.support.WeChatStub.MINI_PROGRAM;
import static org.boai.enroll.support.WeChatStub.PHONE;
import static org.boai.enroll.support.WeChatStub.SERVICE_ACCOUNT;
import static org.boai.enroll.support.WeChatStub.SIGN_IN;
import static org.boai.enroll.support.WeChatStub.STABLE_TOKEN;
import static org.boai.enroll.support.WeChatStub.TICKET;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.boai.enroll.platform.FreeTextCheck;
import org.boai.enroll.platform.FreeTextCheck.Verdict;
import org.boai.enroll.platform.WeChatReplica;
import org.boai.enroll.proof.WeChatSessions;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.LimitWindows;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Together;
import org.boai.enroll.support.WeChatStub;
import org.boai.enroll.support.WithWeChat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WeChat's part, against a stub with its documented shapes: sign-in, phones, scripts, texts, and the tokens behind them. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
@QuarkusTestResource(value = WithWeChat.class, restrictToAnnotatedClass = true)
class WeChatIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String BASE = "/api/v1/wechat";
    private static final int CROWD = 300;

    /** Of the 64 connections to one host. */
    private static final int SIDE_BY_SIDE = 60;

    /** Whatever begins like this belongs neither into an answer nor into the log nor, as it is, into the database. */
    private static final String[] SECRETS = {
        WeChatStub.SECRET,
        WeChatStub.SESSION_KEY,
        "openid-7f3c",
        "unionid-7f3c",
        "access-7f3c",
        "ticket-7f3c",
        "code-7f3c"
    };

    private static final AtomicInteger NEXT = new AtomicInteger();

    private static WeChatStub wechat;

    @Inject
    WeChatReplica replicas;

    @Inject
    WeChatSessions sessions;

    @Inject
    FreeTextCheck texts;

    private Ear ear;
    private String phone;
    private String address;

    /** Everything that is logged. */
    private static final class Ear extends Handler {
        private final StringBuffer heard = new StringBuffer();

        @Override
        public void publish(LogRecord entry) {
            heard.append(new SimpleFormatter().format(entry)).append('\n');
            if (entry.getParameters() != null) {
                heard.append(Arrays.toString(entry.getParameters())).append('\n');
            }
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    @BeforeEach
    void begin() throws IOException {
        if (wechat == null) {
            wechat = new WeChatStub(WithWeChat.port());
        }
        wechat.forget();
        phone = Applications.phone();
        address = newAddress();
        ear = new Ear();
        Logger.getLogger("").addHandler(ear);
    }

    /** After every test: whatever it was about, nothing of it is in the log. */
    @AfterEach
    void nothingSecretIsLogged() {
        Logger.getLogger("").removeHandler(ear);
        assertThat(ear.heard.toString()).doesNotContain(SECRETS).doesNotContain(phone);
    }

    @AfterAll
    static void end() {
        if (wechat != null) {
            wechat.close();
            wechat = null;
        }
    }

    /** That no other test comes from. */
    private static String newAddress() {
        int next = NEXT.incrementAndGet();
        return "203.0." + (100 + next / 250) + "." + (1 + next % 250);
    }

    private RequestSpecification from(String somewhere) {
        return anyone().header("X-Forwarded-For", somewhere);
    }

    private Response signIn(String code) {
        return from(address).body(Map.of("code", code)).post(BASE + "/sessions");
    }

    private static String codeOf(String whom) {
        return "of-" + whom + "-code-7f3c-" + UUID.randomUUID();
    }

    private Response prove(String code) {
        return prove(Map.of("code", code, "purpose", "APPLICATION"));
    }

    private Response prove(Map<String, Object> body) {
        return from(address).body(body).post(BASE + "/phone-proofs");
    }

    private String proof() {
        return prove(codeOf(phone)).then().statusCode(200).extract().path("phoneProof");
    }

    private static Map<String, Object> application(String phone, String proof) {
        Map<String, Object> application = new HashMap<>(Applications.adult(Codes.poster()));
        application.put("phone", phone);
        application.put("phoneProof", proof);
        return application;
    }

    private static void forgetTokens() {
        Database.change("DELETE FROM wechat_tokens");
    }

    // --- sign-in of the mini-program

    @Test
    void theMiniProgramSignsIn() {
        var answer = signIn(codeOf("anna"));
        String token = answer.then()
                .statusCode(200)
                .body("expiresIn", equalTo(7200))
                .extract()
                .path("weChatSession");
        assertThat(answer.asString()).doesNotContain(SECRETS);
        assertThat(wechat.received(SIGN_IN).get(0).query())
                .containsEntry("grant_type", "authorization_code")
                .containsEntry("appid", MINI_PROGRAM);

        String again = signIn(codeOf("anna")).path("weChatSession");
        String other = signIn(codeOf("berta")).path("weChatSession");
        byte[] anna = sessions.openidIndexOf(token).await().atMost(LIMIT);
        assertThat(anna)
                .hasSize(32)
                .isEqualTo(sessions.openidIndexOf(again).await().atMost(LIMIT));
        assertThat(sessions.openidIndexOf(other).await().atMost(LIMIT)).isNotEqualTo(anna);
        assertThat(sessions.openidOf(token).await().atMost(LIMIT)).isEqualTo("openid-7f3c-anna");
        assertThat(sessions.openidIndexOf("A".repeat(22)).await().atMost(LIMIT)).isNull();
        assertThat(sessions.openidOf("A".repeat(22)).await().atMost(LIMIT)).isNull();
    }

    @Test
    void aSessionEnds() {
        String token = signIn(codeOf("clara")).path("weChatSession");
        Database.change("UPDATE wechat_sessions SET expires_at = now()");
        assertThat(sessions.openidIndexOf(token).await().atMost(LIMIT)).isNull();
        assertThat(sessions.openidOf(token).await().atMost(LIMIT)).isNull();
    }

    @Test
    void theDatabaseHoldsNoneOfItInPlainText() {
        signIn(codeOf("dora")).then().statusCode(200);
        proof();
        for (String table : List.of("wechat_sessions", "wechat_tokens", "phone_proofs")) {
            String row = Database.column(String.class, "SELECT t::text FROM " + table + " t")
                    .toString();
            assertThat(row)
                    .as(table)
                    .isNotEqualTo("[]")
                    .doesNotContain(SECRETS)
                    .doesNotContain(Stream.of(SECRETS).map(WeChatIT::hex).toList())
                    .doesNotContain(phone, hex(phone));
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "40029, 422, wechat-code-refused, 1",
        "40163, 422, wechat-code-refused, 1",
        "40226, 422, wechat-user-refused, 1",
        "45011, 429, wechat-too-often, 1",
        "45009, 429, wechat-too-often, 1",
        "-1, 503, wechat-unreachable, 2",
        "40013, 503, wechat-unreachable, 1",
        "40125, 503, wechat-unreachable, 1"
    })
    void everyErrorOfSignInIsNamed(int errcode, int status, String slug, int tries) {
        for (int i = 0; i < tries; i++) {
            wechat.nextError(SIGN_IN, errcode);
        }
        var answer = signIn(codeOf("emma"));
        Problem.expect(answer, status, slug);
        if (status != 422) {
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        }
        assertThat(wechat.count(SIGN_IN)).isEqualTo(tries);
    }

    @Test
    void whatPassesIsNotEvenNoticed() {
        wechat.nextError(SIGN_IN, -1);
        signIn(codeOf("frida")).then().statusCode(200);
        wechat.next(SIGN_IN, 502, "<html>");
        signIn(codeOf("frida")).then().statusCode(200);
    }

    @Test
    void whatIsNoAnswerIsNoSession() {
        wechat.next(SIGN_IN, 200, "<html>");
        Problem.expect(signIn(codeOf("greta")), 503, "wechat-unreachable");
        wechat.next(SIGN_IN, 200, "{\"session_key\":\"k\"}");
        Problem.expect(signIn(codeOf("greta")), 503, "wechat-unreachable");
        wechat.hangsUp(SIGN_IN);
        Problem.expect(signIn(codeOf("greta")), 503, "wechat-unreachable");
    }

    @Test
    void aUsedCodeIsRefused() {
        String code = codeOf("hanna");
        signIn(code).then().statusCode(200);
        Problem.expect(signIn(code), 422, "wechat-code-refused");
    }

    // --- phones

    @Test
    void aProofByWeChatIsGoodOnceForItsPhoneAndPurpose() {
        long before = Database.count("SELECT count(*) FROM phone_proofs WHERE sent");
        var answer = prove(codeOf(phone));
        String proof = answer.then()
                .statusCode(200)
                .body("phone", equalTo(phone))
                .body("expiresIn", equalTo(1800))
                .extract()
                .path("phoneProof");
        Problem.expect(submit(application(Applications.phone(), proof)), 422, "phone-proof-refused");
        String otherwise =
                prove(Map.of("code", codeOf(phone), "purpose", "SIGN_IN")).path("phoneProof");
        Problem.expect(submit(application(phone, otherwise)), 422, "phone-proof-refused");
        submit(application(phone, proof)).then().statusCode(201);
        Problem.expect(submit(application(phone, proof)), 422, "phone-proof-refused");
        assertThat(Database.count("SELECT count(*) FROM phone_proofs WHERE sent"))
                .isEqualTo(before);
    }

    @Test
    void aPhoneGivenToAnotherAccountProvesNothing() {
        wechat.watermark("appid", "wx00000000000000cc");
        Problem.expect(prove(codeOf(phone)), 422, "wechat-code-refused");
    }

    @Test
    void aPhoneOfAnotherTimeProvesNothing() {
        wechat.watermark("timestamp", Instant.now().minusSeconds(660).getEpochSecond());
        Problem.expect(prove(codeOf(phone)), 422, "wechat-code-refused");
        wechat.watermark("timestamp", Instant.now().plusSeconds(360).getEpochSecond());
        Problem.expect(prove(codeOf(phone)), 422, "wechat-code-refused");
        wechat.watermark("timestamp", Instant.now().minusSeconds(540).getEpochSecond());
        prove(codeOf(phone)).then().statusCode(200);
    }

    @Test
    void onlyNumbersOfTheMainlandAreProved() {
        wechat.countryCode(86);
        prove(codeOf(phone)).then().statusCode(200);
        wechat.countryCode("852");
        Problem.expect(prove(codeOf("61234567")), 422, "wechat-phone-not-mainland");
    }

    @Test
    void aUsedPhoneCodeIsRefused() {
        String code = codeOf(phone);
        prove(code).then().statusCode(200);
        Problem.expect(prove(code), 422, "wechat-code-refused");
    }

    @Test
    void whoseCodeItMustBeIsToldToWeChat() {
        String session = signIn(codeOf("ida")).path("weChatSession");
        prove(Map.of("code", codeOf(phone), "purpose", "APPLICATION", "weChatSession", session))
                .then()
                .statusCode(200);
        assertThat(wechat.received(PHONE).get(0).body().getString("openid")).isEqualTo("openid-7f3c-ida");
        Problem.expect(
                prove(Map.of("code", codeOf(phone), "purpose", "APPLICATION", "weChatSession", "A".repeat(22))),
                422,
                "wechat-session-refused");
        assertThat(wechat.count(PHONE)).isEqualTo(1);
    }

    @Test
    void badValuesDoNotReachWeChat() {
        Problem.expectInvalid(signIn("with space"), "/code", "pattern");
        Problem.expect(prove(Map.of("code", "x", "purpose", "NOTHING")), 400, "request-invalid");
        assertThat(wechat.count(SIGN_IN) + wechat.count(PHONE)).isZero();
    }

    /** Codes cost WeChat's calls, and phones money. */
    @Test
    void anAddressHasItsShareAndNoMore() throws InterruptedException {
        LimitWindows.early(Duration.ofMinutes(10), Duration.ofSeconds(20));
        for (int i = 0; i < WithWeChat.PER_ADDRESS; i++) {
            Problem.expect(from(address).get(BASE + "/js-signature?url=x"), 422, "wechat-address-refused");
        }
        Problem.expect(signIn(codeOf("jana")), 429, "too-many-requests");
        Problem.expect(prove(codeOf(phone)), 429, "too-many-requests");
        assertThat(wechat.count(SIGN_IN) + wechat.count(PHONE)).isZero();
    }

    // --- tokens

    @ParameterizedTest
    @ValueSource(ints = {40001, 40014, 42001})
    void aRefusedTokenIsReplacedOnceAndNeverByForce(int errcode) {
        proof();
        wechat.endTokens(errcode);
        wechat.forget();
        wechat.endTokens(errcode);
        proof();
        assertThat(wechat.count(PHONE)).isEqualTo(2);
        assertThat(wechat.received(STABLE_TOKEN)).hasSize(1).allSatisfy(asked -> {
            assertThat(asked.body().getBoolean("force_refresh")).isFalse();
            assertThat(asked.body().getString("grant_type")).isEqualTo("client_credential");
        });
    }

    @Test
    void aTokenThatIsRefusedAgainIsAnEnd() {
        proof();
        wechat.forget();
        wechat.nextError(PHONE, 40001);
        wechat.nextError(PHONE, 40001);
        Problem.expect(prove(codeOf(phone)), 503, "wechat-unreachable");
        assertThat(wechat.count(PHONE)).isEqualTo(2);
        proof();
    }

    @Test
    void hundredsOfExpiriesLeadToOneRefresh() {
        proof();
        wechat.forget();
        wechat.endTokens(42001);
        wechat.waitForACrowd(SIDE_BY_SIDE);
        var statuses = Together.times(CROWD, i -> from(newAddress())
                .body(Map.of("code", codeOf(phone), "purpose", "APPLICATION"))
                .post(BASE + "/phone-proofs")
                .statusCode());
        assertThat(statuses).hasSize(CROWD).containsOnly(200);
        assertThat(wechat.count(STABLE_TOKEN)).isOne();
        assertThat(wechat.count(PHONE)).isGreaterThanOrEqualTo(CROWD + SIDE_BY_SIDE);
    }

    @Test
    void replicasShareOneRefresh() {
        forgetTokens();
        wechat.endTokens(42001);
        var two = List.of(replicas.start(), replicas.start());
        var tokens = Together.times(2 * 20, i -> replicas.token(two.get(i % 2)));
        assertThat(new HashSet<>(tokens)).hasSize(1);
        assertThat(wechat.count(STABLE_TOKEN)).isOne();

        String first = tokens.get(0);
        wechat.endTokens(42001);
        var others = Together.times(2 * 20, i -> replicas.tokenOtherThan(first, two.get(i % 2)));
        assertThat(new HashSet<>(others)).hasSize(1).doesNotContain(first);
        assertThat(wechat.count(STABLE_TOKEN)).isEqualTo(2);
    }

    @Test
    void aNewReplicaTakesTheTokenFromTheRow() {
        String token = replicas.token(replicas.start());
        wechat.forget();
        assertThat(replicas.token(replicas.start())).isEqualTo(token);
        assertThat(wechat.count(STABLE_TOKEN)).isZero();
    }

    /** Who was refused an old token late must not take the new one away from all others. */
    @Test
    void onlyTheRefusedTokenIsDropped() {
        forgetTokens();
        var late = replicas.start();
        String old = replicas.token(late);
        wechat.endTokens(42001);
        String fresh = replicas.tokenOtherThan(old, replicas.start());
        assertThat(replicas.mayFetch(old)).isFalse();
        assertThat(Database.count("SELECT count(*) FROM wechat_tokens WHERE kind = 'ACCESS' AND sealed IS NOT NULL"))
                .isOne();
        assertThat(replicas.mayFetch(fresh)).isTrue();
        assertThat(Database.count("SELECT count(*) FROM wechat_tokens WHERE kind = 'ACCESS' AND sealed IS NOT NULL"))
                .isZero();
        assertThat(replicas.tokenOtherThan(old, late)).isEqualTo(fresh);
    }

    @Test
    void theLeaseOfTheDeadIsTakenOver() {
        forgetTokens();
        wechat.endTokens(42001);
        UUID row = UUID.randomUUID();
        UUID dead = UUID.randomUUID();
        Database.change(
                "INSERT INTO wechat_tokens (id, kind, app_id, lease, lease_until) VALUES (?, 'ACCESS', ?, ?,"
                        + " now() + interval '2 seconds')",
                row,
                MINI_PROGRAM,
                dead);
        String token = replicas.token(replicas.start());
        assertThat(token).isEqualTo(wechat.token(MINI_PROGRAM));
        assertThat(wechat.count(STABLE_TOKEN)).isOne();
        assertThat(Database.count("SELECT count(*) FROM wechat_tokens WHERE id = ? AND lease IS NULL", row))
                .isOne();
        assertThat(replicas.storesLate(row, dead)).isFalse();
        assertThat(replicas.token(replicas.start())).isEqualTo(token);
    }

    @Test
    void whoCannotFetchGivesTheLeaseBackAndUsesWhatIsStillGood() {
        forgetTokens();
        var replica = replicas.start();
        String token = replicas.token(replica);
        Database.change("UPDATE wechat_tokens SET renew_at = now()");
        wechat.forget();
        wechat.nextError(STABLE_TOKEN, 45009);
        assertThat(replicas.token(replicas.start())).isEqualTo(token);
        assertThat(wechat.count(STABLE_TOKEN)).isOne();
        assertThat(Database.count("SELECT count(*) FROM wechat_tokens WHERE lease IS NOT NULL"))
                .isZero();
        forgetTokens();
        wechat.nextError(STABLE_TOKEN, 40125);
        var fresh = replicas.start();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> replicas.token(fresh))
                .hasMessageContaining("40125");
        assertThat(replicas.token(fresh)).isEqualTo(token);
    }

    // --- scripts

    @Test
    void anAddressOfOursIsSigned() {
        var first = from(address)
                .queryParam("url", WithWeChat.PUBLIC + "/j/482013759?from=a#top")
                .get(BASE + "/js-signature");
        first.then()
                .statusCode(200)
                .body("appId", equalTo(SERVICE_ACCOUNT))
                .body("signature", org.hamcrest.Matchers.matchesPattern("[0-9a-f]{40}"))
                .body("nonceStr", not(blankOrNullString()));
        assertThat(first.asString()).doesNotContain(SECRETS);
        wechat.forget();
        from(address)
                .queryParam("url", WithWeChat.PUBLIC)
                .get(BASE + "/js-signature")
                .then()
                .statusCode(200);
        assertThat(wechat.count(TICKET)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hh.example.cn.evil.example/j/1",
                "https://hh.example.cn@evil.example/j/1",
                "https://hh.example.cn:8443/j/1",
                "http://hh.example.cn/j/1",
                "https://evil.example/?https://hh.example.cn/",
                "https://hh.example.cn/j/1 &ticket=",
                "/j/1"
            })
    void noOtherAddressIsSigned(String url) {
        Problem.expect(from(address).queryParam("url", url).get(BASE + "/js-signature"), 422, "wechat-address-refused");
    }

    // --- texts

    @Test
    void textsAreCheckedAndFailuresLeaveThemToAPerson() {
        assertThat(check("hello", "openid-7f3c-kim")).isEqualTo(Verdict.PASS);
        assertThat(check("please review", "openid-7f3c-kim")).isEqualTo(Verdict.REVIEW);
        assertThat(check("risky", "openid-7f3c-kim")).isEqualTo(Verdict.RISKY);
        assertThat(check("长".repeat(2501), "openid-7f3c-kim")).isEqualTo(Verdict.REVIEW);
        var asked = wechat.received(WeChatStub.CHECK).get(0).body();
        assertThat(asked.getInteger("version")).isEqualTo(2);
        assertThat(asked.getInteger("scene")).isEqualTo(2);
        assertThat(asked.getString("openid")).isEqualTo("openid-7f3c-kim");
        var all = wechat.received(WeChatStub.CHECK);
        assertThat(all.get(all.size() - 1).body().getString("content")).hasSize(2500);

        wechat.forget();
        assertThat(check("hello", null)).isEqualTo(Verdict.UNCHECKED);
        assertThat(wechat.count(WeChatStub.CHECK)).isZero();
        for (int errcode : new int[] {61010, 45009, 40003}) {
            wechat.nextError(WeChatStub.CHECK, errcode);
            assertThat(check("hello", "openid-7f3c-kim")).as("%d", errcode).isEqualTo(Verdict.UNCHECKED);
        }
        wechat.next(WeChatStub.CHECK, 200, "{\"errcode\":0,\"result\":{\"suggest\":\"new-word\"}}");
        assertThat(check("hello", "openid-7f3c-kim")).isEqualTo(Verdict.UNCHECKED);
    }

    private Verdict check(String text, String openid) {
        return texts.check(text, openid).await().atMost(LIMIT);
    }

    // --- pages in WeChat's browser

    private Response page(String path, Map<String, String> cookies) {
        return given().redirects()
                .follow(false)
                .header("X-Forwarded-For", address)
                .cookies(cookies)
                .get(path);
    }

    private static String state(Response sentOff) {
        return sentOff.header("Location").replaceAll(".*&state=([0-9a-zA-Z]{1,128})#wechat_redirect", "$1");
    }

    @Test
    void aPageLearnsWhoReadsIt() {
        var sentOff = page("/wechat/authorization?to=/j/482013759", Map.of());
        String state = state(sentOff);
        assertThat(sentOff.statusCode()).isEqualTo(302);
        assertThat(sentOff.header("Location"))
                .isEqualTo("https://open.weixin.qq.com/connect/oauth2/authorize?appid=" + SERVICE_ACCOUNT
                        + "&redirect_uri=https%3A%2F%2Fhh.example.cn%2Fwechat%2Fcallback&response_type=code"
                        + "&scope=snsapi_base&state=" + state + "#wechat_redirect");
        assertThat(sentOff.header("Set-Cookie"))
                .startsWith("boai_wechat_errand=")
                .contains("HttpOnly", "Secure", "SameSite=Lax", "Path=/wechat/callback", "Max-Age=600");

        var back = page("/wechat/callback?code=" + codeOf("lena") + "&state=" + state, sentOff.cookies());
        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(back.header("Location")).isEqualTo("/j/482013759");
        assertThat(back.header("Cache-Control")).contains("no-store");
        String session = back.cookie("boai_wechat");
        assertThat(back.headers().getValues("Set-Cookie")).anySatisfy(cookie -> assertThat(cookie)
                .startsWith("boai_wechat=" + session)
                .contains("HttpOnly", "Secure", "SameSite=Lax", "Path=/;", "Max-Age=7200"));
        assertThat(sessions.openidIndexOf(session).await().atMost(LIMIT)).hasSize(32);
        // the service account's openid means nothing to the mini-program's checks
        assertThat(sessions.openidOf(session).await().atMost(LIMIT)).isNull();

        var replay = page("/wechat/callback?code=" + codeOf("lena") + "&state=" + state, sentOff.cookies());
        assertThat(replay.statusCode()).isEqualTo(422);
        assertThat(replay.cookie("boai_wechat")).isNull();
        assertThat(replay.asString()).contains("微信授权已过期", "name=\"code\"");
    }

    @Test
    void anotherBrowsersReturnIsRefused() {
        var mine = page("/wechat/authorization?to=/j/482013759", Map.of());
        var theirs = page("/wechat/authorization?to=/j/482013759", Map.of());
        String code = codeOf("mona");
        for (Map<String, String> cookies :
                List.of(Map.<String, String>of(), theirs.cookies(), Map.of("boai_wechat_errand", "x"))) {
            var answer = page("/wechat/callback?code=" + code + "&state=" + state(mine), cookies);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.cookie("boai_wechat")).isNull();
        }
        assertThat(page("/wechat/callback?code=" + code, mine.cookies()).statusCode())
                .isEqualTo(422);
        assertThat(wechat.count(WeChatStub.OAUTH)).isZero();
        assertThat(page("/wechat/callback?code=" + code + "&state=" + state(mine), mine.cookies())
                        .statusCode())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/j/1",
                "/\\evil.example",
                "/j//evil.example",
                "/j/../api/v1/me",
                "/j/1 x",
                "javascript:alert(1)",
                "/api/v1/me",
                "/jump",
                "/wechat/authorization",
                "j/1",
                ""
            })
    void nobodyIsSentElsewhere(String to) {
        var sentOff = given().redirects()
                .follow(false)
                .header("X-Forwarded-For", address)
                .queryParam("to", to)
                .get("/wechat/authorization");
        assertThat(sentOff.statusCode()).isEqualTo(302);
        var back = page("/wechat/callback?code=" + codeOf("nora") + "&state=" + state(sentOff), sentOff.cookies());
        assertThat(back.header("Location")).isEqualTo("/j");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/j/482013759/residence?q=%E4%B8%8A%E5%AE%9D&parent=3301", "/s/ABCD-EFGH-JKMN", "/my", "/my/data"
            })
    void ourPagesAreReached(String to) {
        var sentOff = given().redirects()
                .follow(false)
                .header("X-Forwarded-For", address)
                .queryParam("to", to)
                .get("/wechat/authorization");
        var back = page("/wechat/callback?code=" + codeOf("olga") + "&state=" + state(sentOff), sentOff.cookies());
        assertThat(back.header("Location")).isEqualTo(to);
    }

    /** Whatever WeChat does: the person reads on. */
    @Test
    void nobodyIsStuckBecauseOfWeChat() {
        Set<String> ends = new HashSet<>();
        for (int errcode : new int[] {40029, 40226, 45011, 40125}) {
            wechat.nextError(WeChatStub.OAUTH, errcode);
            ends.add(end(codeOf("pia")));
        }
        wechat.hangsUp(WeChatStub.OAUTH);
        ends.add(end(codeOf("pia")));
        ends.add(end(""));
        assertThat(ends).containsExactly("303 /my null");
    }

    private String end(String code) {
        var sentOff = page("/wechat/authorization?to=/my", Map.of());
        var back = page("/wechat/callback?code=" + code + "&state=" + state(sentOff), sentOff.cookies());
        return back.statusCode() + " " + back.header("Location") + " " + back.cookie("boai_wechat");
    }
}
