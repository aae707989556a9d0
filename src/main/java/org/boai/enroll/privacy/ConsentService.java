package org.boai.enroll.privacy;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.boai.enroll.database.Statements;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.database.Write;
import org.boai.enroll.kernel.ProblemException;

/** The current consent texts, whether what was given suffices, and the record of it. */
@ApplicationScoped
public class ConsentService {
    private static final Duration TEXTS_STAY_FRESH = Duration.ofSeconds(30);
    private static final String CURRENT =
            "SELECT purpose, version, title_zh, title_en, body_zh, body_en, text_hash FROM consent_texts WHERE current";

    private static final String RECORD =
            """
            INSERT INTO consents (subject_id, purpose, version, text_hash, given_at)
            SELECT cast($1 AS uuid), given.purpose, given.version, given.hash, cast($5 AS timestamptz)
            FROM unnest($2::text[], $3::text[], $4::bytea[]) AS given (purpose, version, hash)""";

    private static final String END =
            """
            UPDATE consents SET ended_at = $3, ended_by = $4
            WHERE subject_id = ANY ($1) AND purpose = $2 AND ended_at IS NULL""";

    private final Pool pool;
    private final Clock clock;
    private volatile Cached cached = new Cached(Map.of(), Instant.MIN);

    private record Cached(Map<Purpose, ConsentText> texts, Instant until) {}

    ConsentService(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** The texts in force, by purpose; a change by the operator is seen by every replica within 30 seconds. */
    public Uni<Map<Purpose, ConsentText>> currentTexts() {
        var known = cached;
        if (clock.instant().isBefore(known.until())) {
            return Uni.createFrom().item(known.texts());
        }
        return pool.query(CURRENT).execute().map(rows -> {
            var texts = rows.stream().map(this::text).collect(Collectors.toMap(ConsentText::purpose, t -> t));
            cached = new Cached(texts, clock.instant().plus(TEXTS_STAY_FRESH));
            return texts;
        });
    }

    private ConsentText text(Row row) {
        return new ConsentText(
                Purpose.valueOf(row.getString("purpose")),
                row.getString("version"),
                row.getString("title_zh"),
                row.getString("title_en"),
                row.getString("body_zh"),
                row.getString("body_en"),
                row.getBuffer("text_hash").getBytes());
    }

    /**
     * Checks that every required purpose is given in its current version.
     *
     * @throws ProblemException {@code consent-missing} or {@code consent-outdated}, with the purposes
     */
    public static void require(Set<Purpose> required, List<GivenConsent> given, Map<Purpose, ConsentText> texts) {
        var versions = given.stream()
                .collect(Collectors.toMap(GivenConsent::purpose, GivenConsent::version, (first, second) -> second));
        var missing = required.stream()
                .filter(purpose -> !versions.containsKey(purpose))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw ProblemException.of(ConsentProblem.CONSENT_MISSING).with("purposes", missing);
        }
        var outdated = versions.keySet().stream()
                .filter(purpose -> !texts.containsKey(purpose)
                        || !texts.get(purpose).version().equals(versions.get(purpose)))
                .sorted()
                .toList();
        if (!outdated.isEmpty()) {
            throw ProblemException.of(ConsentProblem.CONSENT_OUTDATED).with("purposes", outdated);
        }
    }

    /** In the session at hand: all that was given with these applications and memberships, oldest first. */
    public Uni<List<RecordedConsent>> of(DataSubject subject) {
        return Statements.rows(RecordedConsent.OF, (Object) subject.consenting())
                .map(rows -> rows.stream().map(RecordedConsent::of).toList());
    }

    /** In the session at hand: whatever of this purpose is in force ends. @return how many ended */
    public Uni<Integer> withdraw(DataSubject subject, Purpose purpose, Instant now) {
        return Statements.update(END, subject.consenting(), purpose, now, "WITHDRAWN");
    }

    /** In the session at hand: a newer text takes the place of the one that was in force. */
    public Uni<Void> replace(DataSubject subject, ConsentText text, Instant now) {
        return Statements.update(END, subject.consenting(), text.purpose(), now, "REPLACED")
                .chain(() -> Statements.update(
                        RECORD,
                        subject.latest(),
                        new String[] {text.purpose().name()},
                        new String[] {text.version()},
                        new Buffer[] {Buffer.buffer(text.hash())},
                        now))
                .replaceWithVoid();
    }

    /** Keeps what was given with the hash of each text, in the caller's unit of work. */
    public void record(UUID subject, Set<Purpose> purposes, Map<Purpose, ConsentText> texts, Instant now) {
        var given = purposes.stream().sorted().map(texts::get).toList();
        UnitOfWork.later(Write.of(
                RECORD,
                subject,
                given.stream().map(text -> text.purpose().name()).toArray(String[]::new),
                given.stream().map(ConsentText::version).toArray(String[]::new),
                given.stream().map(text -> Buffer.buffer(text.hash())).toArray(Buffer[]::new),
                now));
    }
}
