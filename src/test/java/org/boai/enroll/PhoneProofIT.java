package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.patiently;
import static org.boai.enroll.support.Api.receipt;
import static org.boai.enroll.support.Api.submit;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.Test;

/** Who proves a phone has it at hand; guessing, repeating and asking often get nobody further. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class PhoneProofIT {
    private static final int CODES = 1_000_000;
    private static final int TRIES = 5;
    private static final int TRIES_OF_A_PHONE = 10;

    private final String phone = Applications.phone();

    private String asked() {
        return PhoneProofs.ask(phone).then().statusCode(202).extract().path("handle");
    }

    private static String other(String code) {
        return String.format("%06d", (number(code) + 1) % CODES);
    }

    private static int number(String code) {
        return Integer.parseInt(code);
    }

    private static void expectRefused(Response answer) {
        Problem.expect(answer, 422, "phone-code-refused");
    }

    private static Map<String, Object> proved(Map<String, Object> application, String proof) {
        Map<String, Object> proved = new HashMap<>(application);
        proved.put("phoneProof", proof);
        return proved;
    }

    private Map<String, Object> application() {
        Map<String, Object> application = new HashMap<>(Applications.adult(Codes.poster()));
        application.put("phone", phone);
        return application;
    }

    /** Not within the minute in which the phone had its message. */
    private void aMinuteLater() {
        Database.change(
                "UPDATE phone_proofs SET created_at = created_at - interval '61 seconds' WHERE created_at > now() - interval '61 seconds'");
    }

    @Test
    void aProofIsGoodForOneApplicationFromThisPhone() {
        String proof = PhoneProofs.prove(phone);
        Problem.expect(submit(proved(Applications.adult(Codes.poster()), proof)), 422, "phone-proof-refused");
        submit(proved(application(), proof)).then().statusCode(201);
        Problem.expect(submit(proved(application(), proof)), 422, "phone-proof-refused");
        Problem.expect(submit(proved(application(), "A".repeat(22))), 422, "phone-proof-refused");
    }

    /** What failed for another reason leaves the proof as good as it was; what is repeated gets the first answer. */
    @Test
    void aProofIsUsedUpByWhatWasAcknowledgedOnly() {
        var application = proved(application(), PhoneProofs.prove(phone));
        var elsewhere = new HashMap<>(application);
        elsewhere.put("expectedOrganizationId", UUID.randomUUID().toString());
        Problem.expect(submit(elsewhere), 409, "placement-changed");
        String key = UUID.randomUUID().toString();
        String first = submit(key, application).then().statusCode(201).extract().asString();
        submit(key, application).then().statusCode(201).body(equalTo(first));
    }

    @Test
    void aCodeIsGoodOnceAndForFiveTries() {
        String handle = asked();
        String code = PhoneProofs.code(phone);
        for (int i = 0; i < TRIES; i++) {
            expectRefused(PhoneProofs.confirm(handle, other(code)));
        }
        expectRefused(PhoneProofs.confirm(handle, code));
        expectRefused(PhoneProofs.confirm("A".repeat(22), code));
    }

    /** Of another request it is not the code, though it is the same phone's. */
    @Test
    void aCodeBelongsToTheRequestThatAskedForIt() {
        String handle = asked();
        String code = PhoneProofs.code(phone);
        String other = asked();
        expectRefused(PhoneProofs.confirm(other, code));
        PhoneProofs.confirm(handle, code).then().statusCode(200);
    }

    /** Answers get lost, and fingers tap twice. */
    @Test
    void whatIsAskedAgainIsAnsweredTheSame() {
        var solved = PhoneProofs.solved();
        String first =
                PhoneProofs.ask(phone, solved).then().statusCode(202).extract().asString();
        PhoneProofs.ask(phone, solved).then().statusCode(202).body(equalTo(first));
        String handle = io.restassured.path.json.JsonPath.from(first).getString("handle");
        String code = PhoneProofs.code(phone);
        String proof = PhoneProofs.confirm(handle, code)
                .then()
                .statusCode(200)
                .extract()
                .path("phoneProof");
        submit(proved(application(), proof)).then().statusCode(201);
        for (int i = 0; i < 2 * TRIES; i++) {
            PhoneProofs.confirm(handle, code).then().statusCode(200).body("phoneProof", equalTo(proof));
        }
        Problem.expect(submit(proved(application(), proof)), 422, "phone-proof-refused");
        assertThat(PhoneProofs.messages(phone)).isOne();
    }

    @Test
    void whatWasNotSentCannotBeGuessed() {
        asked();
        PhoneProofs.code(phone);
        String unsent = asked();
        Database.change(
                "UPDATE phone_proofs SET code_hash = (SELECT code_hash FROM phone_proofs ORDER BY id DESC OFFSET 1 LIMIT 1)"
                        + " WHERE id = (SELECT id FROM phone_proofs ORDER BY id DESC LIMIT 1)");
        for (int i = 0; i < TRIES_OF_A_PHONE; i++) {
            expectRefused(PhoneProofs.confirm(unsent, String.format("%06d", i)));
        }
        assertThat(Database.count("SELECT tries::bigint FROM phone_proofs ORDER BY id DESC LIMIT 1"))
                .isZero();
    }

    /** A day's budget that others have spent, whatever they asked with: 202 for everybody, and no message. */
    @Test
    void theBudgetOfTheDayEnds() {
        String spent =
                "INSERT INTO phone_proofs (id, handle_hash, puzzle_hash, phone_index, purpose, code_hash, sent, expires_at)"
                        + " SELECT gen_random_uuid(), sha256(n::text::bytea), sha256(n::text::bytea), 'x', 'APPLICATION', 'x', true, now()"
                        + " FROM generate_series(1, 20000) n";
        try {
            Database.change(spent);
            asked();
            assertThat(Database.one(
                            Boolean.class,
                            "SELECT sent FROM phone_proofs WHERE code_hash <> 'x' ORDER BY id DESC LIMIT 1"))
                    .isFalse();
        } finally {
            Database.change("DELETE FROM phone_proofs WHERE code_hash = 'x'");
        }
        PhoneProofs.prove(Applications.phone());
    }

    @Test
    void aUsedPuzzleSpendsNothing() {
        var solved = PhoneProofs.solved();
        PhoneProofs.ask(phone, solved).then().statusCode(202);
        long before = Database.count("SELECT count(*) FROM phone_proofs");
        for (int i = 0; i < 5; i++) {
            Problem.expect(PhoneProofs.ask(Applications.phone(), solved), 422, "puzzle-refused");
        }
        assertThat(Database.count("SELECT count(*) FROM phone_proofs")).isEqualTo(before);
    }

    @Test
    void aHundredAtOnceAreFiveTries() {
        String handle = asked();
        String code = PhoneProofs.code(phone);
        var answers = Together.times(
                100,
                i -> patiently(
                        () -> PhoneProofs.confirm(handle, String.format("%06d", (number(code) + 1 + i) % CODES))));
        assertThat(answers).allMatch(answer -> answer.statusCode() == 422);
        assertThat(Database.count("SELECT tries::bigint FROM phone_proofs ORDER BY id DESC LIMIT 1"))
                .isEqualTo(TRIES);
        expectRefused(PhoneProofs.confirm(handle, code));
    }

    private void awaitMessages(int count) {
        Awaitility.await().until(() -> PhoneProofs.messages(phone) == count);
    }

    @Test
    void triesAreCountedForThePhoneToo() {
        for (int i = 0; i < TRIES_OF_A_PHONE / TRIES; i++) {
            String handle = asked();
            awaitMessages(i + 1);
            for (int j = 0; j < TRIES; j++) {
                expectRefused(PhoneProofs.confirm(handle, other(PhoneProofs.code(phone))));
            }
            aMinuteLater();
        }
        String handle = asked();
        awaitMessages(TRIES_OF_A_PHONE / TRIES + 1);
        for (String last : PhoneProofs.codes(phone)) {
            expectRefused(PhoneProofs.confirm(handle, last));
        }
    }

    @Test
    void aCodeIsGoodForTenMinutes() {
        String handle = asked();
        String code = PhoneProofs.code(phone);
        Database.change("UPDATE phone_proofs SET expires_at = now() WHERE expires_at > now() AND token_hash IS NULL");
        expectRefused(PhoneProofs.confirm(handle, code));
        assertThat(PhoneProofs.ask(Applications.phone()).jsonPath().getInt("expiresIn"))
                .isEqualTo(600);
    }

    @Test
    void aPhoneGetsOneMessageAMinuteAndTheAnswerDoesNotTell() {
        var first = PhoneProofs.ask(phone).then().statusCode(202).extract();
        PhoneProofs.code(phone);
        var second = PhoneProofs.ask(phone).then().statusCode(202).extract();
        assertThat(second.headers().asList().stream().map(header -> header.getName()))
                .isEqualTo(first.headers().asList().stream()
                        .map(header -> header.getName())
                        .toList());
        assertThat(second.jsonPath().getInt("nextMessage")).isEqualTo(60);
        expectRefused(PhoneProofs.confirm(second.path("handle"), PhoneProofs.code(phone)));
        for (int i = 0; i < 6; i++) {
            aMinuteLater();
            asked();
        }
        // sent in their order, so what was asked for before has come
        PhoneProofs.prove(Applications.phone());
        assertThat(PhoneProofs.messages(phone)).as("a day").isEqualTo(5);
    }

    @Test
    void aPuzzleMustBeOursSolvedAndNew() {
        var solved = PhoneProofs.solved();
        String puzzle = (String) solved.get("puzzle");
        PhoneProofs.ask(phone, solved).then().statusCode(202);
        Problem.expect(PhoneProofs.ask(Applications.phone(), solved), 422, "puzzle-refused");
        String easier = puzzle.replaceFirst("[.]\\d+[.](?=[^.]+$)", ".0.");
        assertThat(easier).isNotEqualTo(puzzle);
        String question = Database.one(String.class, "SELECT 'question.' || ?", puzzle);
        for (String foreign : new String[] {question, easier, puzzle + "x", "x", "", "....", puzzle.substring(1)}) {
            Problem.expect(PhoneProofs.ask(phone, Map.of("puzzle", foreign, "solution", "1")), 422, "puzzle-refused");
        }
        String fresh = (String) PhoneProofs.solved().get("puzzle");
        Problem.expect(
                PhoneProofs.ask(phone, Map.of("puzzle", fresh, "solution", PhoneProofs.wrongSolution(fresh))),
                422,
                "puzzle-refused");
    }

    /** Neither the phone nor the code stands in the database, and six digits are not found by hashing them all. */
    @Test
    void nothingIsKeptThatOpensAnything() throws Exception {
        String handle = asked();
        String code = PhoneProofs.code(phone);
        String row = Database.one(String.class, "SELECT p::text FROM phone_proofs p ORDER BY id DESC LIMIT 1");
        assertThat(row).doesNotContain(phone, handle, code);
        byte[] kept = Database.one(byte[].class, "SELECT code_hash FROM phone_proofs ORDER BY id DESC LIMIT 1");
        assertThat(kept)
                .isNotEqualTo(java.security.MessageDigest.getInstance("SHA-256").digest(code.getBytes()));
    }

    /** A family shares a phone; the sixth needs a person's look, and is told what everybody is told. */
    @Test
    void theSixthMemberOfOnePhoneIsLookedAt() {
        for (int i = 0; i < 5; i++) {
            receipt(application());
        }
        var sixth = application();
        String receipt = receipt(sixth);
        assertThat(Database.one(String.class, "SELECT review_note FROM applications WHERE receipt = ?", receipt))
                .isEqualTo("MANY_OF_ONE_PHONE");
        assertThat(Database.count(
                        "SELECT count(*) FROM applications WHERE receipt = ? AND status <> 'ADMITTED' AND member_id IS NULL",
                        receipt))
                .isOne();
    }
}
