package org.boai.enroll.leader;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.security.Caller;

/** Writes terms, in the session at hand. */
@ApplicationScoped
class Leaders {
    private static final String ALREADY =
            """
            SELECT EXISTS (SELECT 1 FROM leaders WHERE organization_id = $1 AND office = $2 AND phone_index = $3
                AND name_index = $4 AND daterange(term_from, coalesce(ended_on, term_until + 1), '[)')
                    && daterange($5, $6, '[]'))""";

    private static final String APPOINT =
            """
            INSERT INTO leaders (id, organization_id, office, member_id, full_name, name_index, phone, phone_index, term_from,
                term_until, appointed_at, appointed_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)""";

    private static final String END =
            """
            UPDATE leaders SET ended_on = $2, ended_because = 'SAID', end_reason = $3, ended_by = $4 WHERE id = $1""";

    private static final String PUBLISH =
            """
            UPDATE leaders SET publication_consent = cast($2 AS text),
                published_since = CASE WHEN cast($2 AS text) IS NOT NULL THEN coalesce(published_since, $3) END
            WHERE id = $1""";

    /** Of a person all terms know the same first training, whichever it was recorded with, also one that is erased by now. */
    private static final String TRAINED =
            """
            UPDATE leaders x SET first_trained_on = known.on_day FROM (
                SELECT y.id, (SELECT least(min(a.completed_on), min(l.trained_before))
                    FROM terms_of_the_same(ARRAY[y.id]) AS same (id) JOIN leaders l ON l.id = same.id
                    LEFT JOIN (leader_attendances a JOIN leader_trainings t ON t.id = a.training_id AND t.kind = 'FIRST')
                        ON a.leader_id = same.id) AS on_day
                FROM terms_of_the_same($1) AS y (id)) AS known
            WHERE x.id = known.id AND x.first_trained_on IS DISTINCT FROM known.on_day RETURNING x.id, x.first_trained_on""";

    private final FieldCipher cipher;
    private final BlindIndex index;
    private final Clock clock;

    Leaders(FieldCipher cipher, BlindIndex index, Clock clock) {
        this.cipher = cipher;
        this.index = index;
        this.clock = clock;
    }

    /** Who it is. @param member null for somebody who is entered by name */
    record Somebody(UUID member, PersonName name, MobileNumber phone) {
        @Override
        public String toString() {
            return "Somebody[…]";
        }
    }

    /**
     * With the organization locked.
     *
     * @return the term's id
     * @throws ProblemException {@code leader-already}, {@code leader-office-held}
     */
    Uni<UUID> appoint(AppointLeader request, Somebody who, Term term, Caller caller) {
        UUID id = Ids.next();
        byte[] name = index.of("name", who.name().matchingKey());
        byte[] phone = index.of("phone", who.phone().value());
        return Statements.row(
                        ALREADY, request.organizationId(), request.office(), phone, name, term.from(), term.until())
                .invoke(row -> {
                    if ((Boolean) row[0]) {
                        throw ProblemException.of(LeaderProblem.LEADER_ALREADY);
                    }
                })
                .chain(() -> Statements.update(
                        APPOINT,
                        id,
                        request.organizationId(),
                        request.office(),
                        who.member(),
                        cipher.seal(Field.FULL_NAME, id, who.name().value()),
                        name,
                        cipher.seal(Field.PHONE, id, who.phone().value()),
                        phone,
                        term.from(),
                        term.until(),
                        clock.instant(),
                        caller.accountId()))
                .onFailure(Leaders::secondPresident)
                .transform(held -> ProblemException.of(LeaderProblem.LEADER_OFFICE_HELD))
                .replaceWith(id);
    }

    private static boolean secondPresident(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("leaders_one_president")) {
                return true;
            }
        }
        return false;
    }

    Uni<Void> end(UUID id, LocalDate day, String reason, Caller caller) {
        return Statements.update(END, id, day, reason, caller.accountId()).replaceWithVoid();
    }

    /** @param consent where it is kept; null when the name is public no more */
    Uni<Void> publish(UUID id, String consent) {
        return Statements.update(PUBLISH, id, consent, clock.instant()).replaceWithVoid();
    }

    /**
     * Under the system's scope: a person may lead elsewhere, too.
     *
     * @return the terms of which it is new that the person is trained
     */
    Uni<List<UUID>> knowTrainingOf(List<UUID> terms) {
        return Statements.rows(TRAINED, (Object) terms.toArray(UUID[]::new)).map(rows -> rows.stream()
                .filter(row -> row[1] != null)
                .map(row -> (UUID) row[0])
                .toList());
    }
}
