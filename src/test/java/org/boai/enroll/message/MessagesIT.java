package org.boai.enroll.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.platform.SmsResult;
import org.boai.enroll.platform.SmsResult.Sort;
import org.boai.enroll.platform.SmsSenders;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.proof.ProofConfig;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What persons are told: written with what it tells, sent once where it can be, never lost without a reason. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class MessagesIT {
    @Inject
    PersonMessages messages;

    @Inject
    FieldCipher cipher;

    @Inject
    MessageConfig config;

    @Inject
    ProofConfig proof;

    @Inject
    SmsSenders senders;

    @Inject
    MeterRegistry meters;

    @Inject
    Work work;

    @Inject
    Scheduler scheduler;

    private final List<String> told = new ArrayList<>();
    private final UUID branch = Stewards.organizationOf("shangbao");
    private SmsResult answer = new SmsResult(Sort.SENT, null, null);
    private Runnable whileSending = () -> {};

    /** Only the relay of this test sends. */
    @BeforeEach
    void aloneWithAnEmptyTable() {
        scheduler.pause();
        Database.change("DELETE FROM person_messages");
    }

    @AfterEach
    void letOthersSend() {
        scheduler.resume();
    }

    private MessageRelay relay() {
        var sender = new MessageSender(senders, proof, config) {
            @Override
            Uni<SmsResult> send(PersonMessageKind kind, MobileNumber to, String from) {
                told.add(kind + " " + to.value() + " " + from);
                whileSending.run();
                return Uni.createFrom().item(answer);
            }
        };
        return new MessageRelay(sender, cipher, config, meters, work);
    }

    private static <T> T await(Supplier<Uni<T>> task) {
        try {
            return VertxContextSupport.subscribeAndAwait(task);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID tell(String phone) {
        UUID subject = UUID.randomUUID();
        await(() -> work.in(Scope.CITIZEN, () -> {
            messages.tell(PersonMessageKind.APPLICATION_RETURNED, subject, branch, new MobileNumber(phone));
            return Uni.createFrom().voidItem();
        }));
        return subject;
    }

    private static String state(UUID subject) {
        return Database.one(
                String.class, "SELECT state || ' ' || attempts FROM person_messages WHERE subject_id = ?", subject);
    }

    private static void due(UUID subject) {
        Database.change("UPDATE person_messages SET due_at = now() WHERE subject_id = ?", subject);
    }

    @Test
    void tellsThePhoneOnRecordInTheNameOfTheBranchAndForgetsIt() {
        String phone = Applications.phone();
        UUID subject = tell(phone);
        await(() -> relay().relay());
        await(() -> relay().relay());
        assertThat(told).containsExactly("APPLICATION_RETURNED " + phone + " 上保社区红十字会");
        assertThat(state(subject)).isEqualTo("SENT 1");
        assertThat(Database.count("SELECT count(*) FROM person_messages WHERE phone IS NOT NULL"))
                .isZero();
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        UUID subject = UUID.randomUUID();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> await(() -> work.in(Scope.CITIZEN, () -> {
                    messages.tell(
                            PersonMessageKind.TRANSFER_DONE, subject, branch, new MobileNumber(Applications.phone()));
                    return Uni.createFrom().failure(new IllegalStateException("rolled back"));
                }))))
                .hasMessage("rolled back");
        assertThat(Database.count("SELECT count(*) FROM person_messages WHERE subject_id = ?", subject))
                .isZero();
    }

    @Test
    void triesLaterAndGivesUpWithTheReason() {
        answer = new SmsResult(Sort.LATER, "isv.BUSINESS_LIMIT_CONTROL", null);
        UUID subject = tell(Applications.phone());
        for (int i = 0; i < config.attempts(); i++) {
            due(subject);
            await(() -> relay().relay());
        }
        assertThat(told).hasSize(config.attempts());
        assertThat(state(subject)).isEqualTo("DEAD " + config.attempts());
        assertThat(Database.one(String.class, "SELECT reason FROM person_messages WHERE subject_id = ?", subject))
                .isEqualTo("isv.BUSINESS_LIMIT_CONTROL");
    }

    @Test
    void waitsAsLongAsTheProviderSays() {
        answer = new SmsResult(Sort.LATER, "later", Duration.ofHours(1));
        UUID subject = tell(Applications.phone());
        await(() -> relay().relay());
        assertThat(Database.count(
                        """
                        SELECT count(*) FROM person_messages WHERE subject_id = ? AND state = 'WAITING'
                            AND due_at BETWEEN now() + interval '59 minutes' AND now() + interval '61 minutes'""",
                        subject))
                .isOne();
    }

    /** One that is damaged, and one that holds no number, though it opens. */
    @Test
    void aPhoneThatCannotBeReadIsGivenUpWithTheReasonAndKeepsNobodyWaiting() {
        UUID damaged = tell(Applications.phone());
        Database.change(
                "UPDATE person_messages SET phone = set_byte(phone, 20, get_byte(phone, 20) # 1) WHERE subject_id = ?",
                damaged);
        UUID noNumber = tell(Applications.phone());
        UUID row = Database.one(UUID.class, "SELECT id FROM person_messages WHERE subject_id = ?", noNumber);
        Database.change("UPDATE person_messages SET phone = ? WHERE id = ?", cipher.seal(Field.PHONE, row, "12"), row);
        UUID subject = tell(Applications.phone());
        await(() -> relay().relay());
        assertThat(state(subject)).isEqualTo("SENT 1");
        for (UUID unreadable : List.of(damaged, noNumber)) {
            assertThat(Database.one(
                            String.class,
                            "SELECT state || ' ' || reason FROM person_messages WHERE subject_id = ?",
                            unreadable))
                    .isEqualTo("DEAD phone-unreadable");
        }
        assertThat(told).hasSize(1);
        as("xihu").get("/api/v1/person-messages").then().body("items.reason", hasItem("phone-unreadable"));
    }

    /** Whoever slept past the lease changes nothing: another has it, and marks it. */
    @Test
    void aLateMarkChangesNothing() {
        UUID subject = tell(Applications.phone());
        whileSending = () -> Database.change(
                "UPDATE person_messages SET lease_token = gen_random_uuid() WHERE subject_id = ?", subject);
        answer = new SmsResult(Sort.NUMBER_GONE, "number", null);
        await(() -> relay().relay());
        assertThat(state(subject)).isEqualTo("WAITING 1");
    }

    @Test
    void thoseWhoAdministerSeeWhatWasGivenUpAndHaveItTriedAgain() {
        answer = new SmsResult(Sort.NUMBER_GONE, "isv.MOBILE_NUMBER_ILLEGAL", null);
        String phone = Applications.phone();
        UUID subject = tell(phone);
        await(() -> relay().relay());
        var dead =
                as("xihu").get("/api/v1/person-messages").then().statusCode(200).extract();
        assertThat(dead.asString()
                        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "an id")
                        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[^\"]*", "a moment"))
                .doesNotContain(phone, phone.substring(7));
        assertThat(dead.jsonPath().getList("items.subjectId")).contains(subject.toString());
        String id = Database.one(String.class, "SELECT id::text FROM person_messages WHERE subject_id = ?", subject);
        String redrive = "/api/v1/person-messages/" + id + "/redrive";
        Problem.expect(as("shangbao").post(redrive), 403, "not-permitted");
        String beside = Stewards.at(Database.societyOf("330105"), "STEWARD_ADMIN");
        Problem.expect(as(beside).post(redrive), 404, "message-unknown");
        as(beside).get("/api/v1/person-messages").then().body("items.id", not(hasItem(id)));
        as("xihu").post(redrive).then().statusCode(200).body("state", equalTo("WAITING"));
        Problem.expect(as("xihu").post(redrive), 409, "message-not-dead");
        answer = new SmsResult(Sort.SENT, null, null);
        await(() -> relay().relay());
        assertThat(state(subject)).isEqualTo("SENT 1");
    }
}
