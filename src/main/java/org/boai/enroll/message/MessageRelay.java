package org.boai.enroll.message;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.platform.SmsResult;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.jboss.logging.Logger;

/**
 * Sends what persons are to be told, on whichever replica claims it: claimed in one transaction, sent in none, marked in another
 * and only by whoever still has the lease. Told at least once while tries are left; what is given up keeps its reason.
 */
@ApplicationScoped
class MessageRelay {
    private static final Logger LOG = Logger.getLogger(MessageRelay.class);
    private static final String METER = "boai.person.messages";
    private static final String OUTCOME = "outcome";
    private static final String UNREADABLE = "phone-unreadable";
    private static final int BATCH = 20;
    private static final int WAITS_GROW_BY = 4;

    private static final String CLAIM =
            """
            UPDATE person_messages m SET lease_token = gen_random_uuid(), attempts = m.attempts + 1,
                due_at = clock_timestamp() + $2 * interval '1 millisecond'
            FROM (SELECT id FROM person_messages WHERE state = 'WAITING' AND due_at <= clock_timestamp()
                  ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED) due, organizations o
            WHERE m.id = due.id AND o.id = m.organization_id
            RETURNING m.id, m.kind, m.phone, m.attempts, m.lease_token, o.name""";

    private static final String SENT =
            """
            UPDATE person_messages SET state = 'SENT', phone = NULL, lease_token = NULL, reason = $3, done_at = clock_timestamp()
            WHERE id = $1 AND lease_token = $2""";

    private static final String DEAD =
            """
            UPDATE person_messages SET state = 'DEAD', lease_token = NULL, reason = $3, done_at = clock_timestamp()
            WHERE id = $1 AND lease_token = $2""";

    private static final String LATER =
            """
            UPDATE person_messages SET lease_token = NULL, reason = $3, due_at = clock_timestamp() + $4 * interval '1 millisecond'
            WHERE id = $1 AND lease_token = $2""";

    private final MessageSender sender;
    private final FieldCipher cipher;
    private final MessageConfig config;
    private final MeterRegistry meters;
    private final Work work;

    MessageRelay(MessageSender sender, FieldCipher cipher, MessageConfig config, MeterRegistry meters, Work work) {
        this.sender = sender;
        this.cipher = cipher;
        this.config = config;
        this.meters = meters;
        this.work = work;
        for (var fate : MessageFate.values()) {
            meters.counter(METER, OUTCOME, fate.slug());
        }
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        return relay().onFailure()
                .invoke(failure -> LOG.warnf("messages to persons wait: %s", failure.getClass()))
                .onFailure()
                .recoverWithNull();
    }

    /** All that is due. */
    Uni<Void> relay() {
        return claim().chain(claimed -> Multi.createFrom()
                .iterable(claimed)
                .onItem()
                .transformToUniAndConcatenate(this::send)
                .collect()
                .asList()
                .chain(() -> claimed.size() < BATCH ? Uni.createFrom().voidItem() : relay()));
    }

    /** One message that this replica has for the time of the lease. @param phone null when it cannot be read */
    private record Claimed(UUID id, PersonMessageKind kind, MobileNumber phone, int attempt, UUID lease, String from) {
        @Override
        public String toString() {
            return "Claimed[" + id + "]";
        }
    }

    private Uni<List<Claimed>> claim() {
        return work.onPool(Scope.SYSTEM, connection -> connection
                .preparedQuery(CLAIM)
                .execute(Tuple.of(BATCH, config.lease().toMillis()))
                .map(rows -> rows.stream().map(this::claimed).toList()));
    }

    private Claimed claimed(Row row) {
        UUID id = row.getUUID("id");
        return new Claimed(
                id,
                PersonMessageKind.valueOf(row.getString("kind")),
                cipher.openOrNull(Field.PHONE, id, row.getBuffer("phone").getDelegate(), MobileNumber::new),
                row.getInteger("attempts"),
                row.getUUID("lease_token"),
                row.getString("name"));
    }

    /** What cannot be read is given up at once, and after a redrive again: no try makes it legible. */
    private Uni<Void> send(Claimed message) {
        if (message.phone() == null) {
            return mark(message, new SmsResult(SmsResult.Sort.NUMBER_GONE, UNREADABLE, null));
        }
        return work.whole(
                sender.send(message.kind(), message.phone(), message.from()).chain(result -> mark(message, result)));
    }

    private Uni<Void> mark(Claimed message, SmsResult result) {
        var fate = MessageFate.of(result.sort(), message.attempt(), config.attempts());
        meters.counter(METER, OUTCOME, fate.slug()).increment();
        String reason = result.code();
        return work.onPool(Scope.SYSTEM, connection -> switch (fate) {
                    case SENT ->
                        connection.preparedQuery(SENT).execute(Tuple.of(message.id(), message.lease(), reason));
                    case DEAD ->
                        connection
                                .preparedQuery(DEAD)
                                .execute(Tuple.of(message.id(), message.lease(), reason == null ? "given-up" : reason));
                    case LATER ->
                        connection
                                .preparedQuery(LATER)
                                .execute(Tuple.of(
                                        message.id(),
                                        message.lease(),
                                        reason,
                                        wait(message, result).toMillis()));
                })
                .replaceWithVoid();
    }

    private Duration wait(Claimed message, SmsResult result) {
        if (result.pause() != null) {
            return result.pause();
        }
        long factor = (long) Math.pow(WAITS_GROW_BY, message.attempt() - 1);
        return config.firstRetry().multipliedBy(factor);
    }
}
