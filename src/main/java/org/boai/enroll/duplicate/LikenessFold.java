package org.boai.enroll.duplicate;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.InTurn;
import org.boai.enroll.database.Statements;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.notification.Announcement;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.notification.NoticeKind;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.jboss.logging.Logger;

/**
 * Compares whoever the triggers have noted (V041): after the commit, on one replica at a time, so that of two who came at once
 * the second sees the first.
 */
@ApplicationScoped
class LikenessFold {
    private static final Logger LOG = Logger.getLogger(LikenessFold.class);
    private static final int BATCH = 200;
    private static final long LOCK = 0x6C696B65L;

    private static final String WAITING =
            """
            SELECT l.subject_id, coalesce(m.full_name, p.full_name), coalesce(m.phone, p.phone),
                coalesce(m.birth_date, p.birth_date)
            FROM likenesses l LEFT JOIN members m ON m.id = l.subject_id LEFT JOIN applications p ON p.id = l.subject_id
            WHERE l.reading_key IS NULL AND pg_try_advisory_xact_lock($1) ORDER BY l.subject_id LIMIT $2""";

    private static final String KEYS =
            """
            UPDATE likenesses l SET reading_key = k.reading, phone_key = k.phone
            FROM unnest($1::uuid[], $2::bytea[], $3::bytea[]) AS k (id, reading, phone) WHERE l.subject_id = k.id""";

    /** Those that were there, a few for each: a name that a whole village has is nobody's likeness. */
    private static final String ALIKE =
            """
            SELECT DISTINCT ON (first.subject_id, second.subject_id)
                first.subject, first.subject_id, second.subject AS other, second.subject_id AS other_id,
                CASE WHEN who(first.subject_id) && who(second.subject_id) THEN 'SAME_PERSON'
                    WHEN first.reading_key = second.reading_key THEN 'NAME_AND_BIRTH' ELSE 'PHONE_AND_BIRTH' END
            FROM likenesses l
            CROSS JOIN LATERAL (
                (SELECT * FROM likenesses o WHERE o.reading_key = l.reading_key AND o.subject_id <> l.subject_id LIMIT 20)
                UNION (SELECT * FROM likenesses o WHERE o.phone_key = l.phone_key AND o.subject_id <> l.subject_id LIMIT 20)) o
            CROSS JOIN LATERAL (SELECT (l.subject, l.subject_id) < (o.subject, o.subject_id) AND l.subject = o.subject
                OR l.subject > o.subject AS in_order) i
            CROSS JOIN LATERAL (SELECT CASE WHEN i.in_order THEN l.subject ELSE o.subject END AS subject,
                CASE WHEN i.in_order THEN l.subject_id ELSE o.subject_id END AS subject_id,
                CASE WHEN i.in_order THEN l.reading_key ELSE o.reading_key END AS reading_key) first
            CROSS JOIN LATERAL (SELECT CASE WHEN i.in_order THEN o.subject ELSE l.subject END AS subject,
                CASE WHEN i.in_order THEN o.subject_id ELSE l.subject_id END AS subject_id,
                CASE WHEN i.in_order THEN o.reading_key ELSE l.reading_key END AS reading_key) second
            WHERE l.subject_id = ANY ($1) AND length(l.reading_key) > 0 AND NOT EXISTS (SELECT 1 FROM duplicate_pairs d
                WHERE d.first_id = first.subject_id AND d.second_id = second.subject_id)""";

    /** Ids come from the program: they sort by time, and a list goes by them. */
    private static final String NOTE =
            """
            INSERT INTO duplicate_pairs (id, first, first_id, second, second_id, because, state, found_at)
            SELECT p.id, p.first, p.first_id, p.second, p.second_id, p.because, 'OPEN', clock_timestamp()
            FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::uuid[], $6::text[])
                AS p (id, first, first_id, second, second_id, because)
            JOIN likenesses f ON f.subject_id = p.first_id JOIN likenesses s ON s.subject_id = p.second_id
            FOR KEY SHARE OF f, s
            ON CONFLICT (first_id, second_id) DO NOTHING RETURNING id""";

    /** The lowest organization above both members that has not been told yet, or has acknowledged what it was told. */
    private static final String TOLD =
            """
            SELECT DISTINCT ON (common.id) common.id, d.id
            FROM duplicate_pairs d JOIN members a ON a.id = d.first_id JOIN members b ON b.id = d.second_id
            JOIN organizations ao ON ao.id = a.organization_id JOIN organizations bo ON bo.id = b.organization_id
            CROSS JOIN LATERAL (SELECT c.id FROM organizations c WHERE c.id = ANY (ao.ancestors) AND c.id = ANY (bo.ancestors)
                ORDER BY array_position(ao.ancestors, c.id) DESC LIMIT 1) common
            WHERE d.id = ANY ($1) AND d.first = 'MEMBER' AND d.second = 'MEMBER' AND NOT EXISTS (SELECT 1 FROM notices n
                JOIN duplicate_pairs o ON o.id = n.subject_id AND o.state = 'OPEN'
                WHERE n.organization_id = common.id AND n.kind = 'DUPLICATE_SUSPECTED' AND n.state = 'OPEN')""";

    /** Of a pair that is no more nothing is due. */
    private static final String OVER =
            """
            UPDATE notices n SET next_at = NULL WHERE n.state = 'OPEN' AND n.kind = 'DUPLICATE_SUSPECTED' AND n.next_at IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM duplicate_pairs d WHERE d.id = n.subject_id AND d.state = 'OPEN')""";

    private final NameReading reading = NameReading.load();
    private final FieldCipher cipher;
    private final BlindIndex index;
    private final NoticeService notices;
    private final Doorbell doorbell;
    private final Work work;

    LikenessFold(FieldCipher cipher, BlindIndex index, NoticeService notices, Doorbell doorbell, Work work) {
        this.cipher = cipher;
        this.index = index;
        this.notices = notices;
        this.doorbell = doorbell;
        this.work = work;
    }

    @Scheduled(every = "${boai.duplicates.compared-every:3s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        return fold().onFailure()
                .invoke(failure -> LOG.warnf("likenesses wait: %s", failure.getClass()))
                .onFailure()
                .recoverWithNull();
    }

    /** All that waits, batch by batch. */
    Uni<Void> fold() {
        return work.in(Scope.SYSTEM, this::batch)
                .invoke(compared -> {
                    if (compared > 0) {
                        doorbell.ring();
                    }
                })
                .chain(compared -> compared < BATCH ? Uni.createFrom().voidItem() : fold());
    }

    private Uni<Integer> batch() {
        return Statements.rows(WAITING, LOCK, BATCH)
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(0)
                        : compare(rows).replaceWith(rows.size()));
    }

    private Uni<Void> compare(List<Object[]> rows) {
        UUID[] ids = rows.stream().map(row -> (UUID) row[0]).toArray(UUID[]::new);
        var keys = rows.stream().map(this::keys).toList();
        return Statements.update(
                        KEYS,
                        ids,
                        keys.stream().map(pair -> pair[0]).toArray(Buffer[]::new),
                        keys.stream().map(pair -> pair[1]).toArray(Buffer[]::new))
                .chain(() -> Statements.rows(ALIKE, (Object) ids))
                .chain(LikenessFold::note)
                .map(found -> found.stream().map(pair -> (UUID) pair[0]).toArray(UUID[]::new))
                .chain(this::tell)
                .chain(() -> Statements.update(OVER))
                .replaceWithVoid();
    }

    private static Uni<List<Object[]>> note(List<Object[]> alike) {
        return Statements.rows(
                NOTE,
                alike.stream().map(pair -> Ids.next()).toArray(UUID[]::new),
                alike.stream().map(pair -> (String) pair[0]).toArray(String[]::new),
                alike.stream().map(pair -> (UUID) pair[1]).toArray(UUID[]::new),
                alike.stream().map(pair -> (String) pair[2]).toArray(String[]::new),
                alike.stream().map(pair -> (UUID) pair[3]).toArray(UUID[]::new),
                alike.stream().map(pair -> (String) pair[4]).toArray(String[]::new));
    }

    /** Two keys; empty ones, which are nobody's, for a row that cannot be read: it must not keep the others waiting. */
    private Buffer[] keys(Object[] row) {
        try {
            String birth = open(row, Field.BIRTH_DATE, 3);
            String name = reading.of(new PersonName(open(row, Field.FULL_NAME, 1)));
            return new Buffer[] {key("reading:" + name + birth), key("phone:" + open(row, Field.PHONE, 2) + ":" + birth)
            };
        } catch (RuntimeException e) {
            LOG.errorf("the row %s cannot be read, and is not compared: %s", row[0], e.getClass());
            return new Buffer[] {Buffer.buffer(), Buffer.buffer()};
        }
    }

    private Buffer key(String said) {
        return Buffer.buffer(index.of("likeness", said));
    }

    private String open(Object[] row, Field field, int column) {
        return cipher.open(field, (UUID) row[0], ((Buffer) row[column]).getBytes());
    }

    private Uni<Void> tell(UUID[] pairs) {
        return pairs.length == 0
                ? Uni.createFrom().voidItem()
                : Statements.rows(TOLD, (Object) pairs)
                        .chain(told -> InTurn.each(told, row -> tell((UUID) row[0], (UUID) row[1])))
                        .replaceWithVoid();
    }

    private Uni<Void> tell(UUID organization, UUID pair) {
        notices.announce(new Announcement(NoticeKind.DUPLICATE_SUSPECTED, pair, false, organization, List.of(), null));
        return UnitOfWork.current().write();
    }
}
