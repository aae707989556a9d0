package org.boai.enroll.integrity;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.receipt;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.boai.enroll.Codes;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The check finds what it is there for: each invariant is broken once, by a superuser, and taken back. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class IntegrityIT {
    private static final String LEFT =
            "UPDATE members SET status = 'LEFT', end_reason = 'OWN_WISH', ended_on = now() WHERE id = $member";

    /** How each is broken, in the words of SQL; {@code $member} and {@code $waiting} are a member and an application that waits. */
    private static final Map<String, List<String>> BREAKS = Map.ofEntries(
            entry(
                    "submission-lost",
                    List.of("INSERT INTO idempotency_keys (scope, key, fingerprint, location, body)"
                            + " VALUES ('x', gen_random_uuid(), '', '/s/LOST-LOST-LOST', '{}')")),
            entry(
                    "submission-doubled",
                    List.of("INSERT INTO idempotency_keys (scope, key, fingerprint, location, body)"
                            + " SELECT 'x', gen_random_uuid(), '', location, body FROM idempotency_keys"
                            + " WHERE location LIKE '/s/%' LIMIT 1")),
            entry(
                    "admission-without-member",
                    List.of(
                            "ALTER TABLE members DISABLE TRIGGER USER",
                            "UPDATE members SET application_id = gen_random_uuid() WHERE id = $member")),
            entry(
                    "application-without-notice",
                    List.of("UPDATE notices SET kind = 'MEMBER_LEFT' WHERE subject_id = $waiting")),
            entry(
                    "application-placed-nowhere",
                    List.of("UPDATE organizations SET status = 'DISSOLVED' WHERE id ="
                            + " (SELECT organization_id FROM applications WHERE id = $waiting)")),
            entry("application-without-consents", List.of("DELETE FROM consents WHERE subject_id = $waiting")),
            entry(
                    "application-without-record",
                    List.of(
                            "ALTER TABLE audit_entries DISABLE TRIGGER USER",
                            "UPDATE audit_entries SET object_id = '' WHERE object_id = $waiting::text")),
            entry(
                    "merged-into-nothing",
                    List.of(
                            "UPDATE applications SET status = 'WITHDRAWN', merged_into = gen_random_uuid() WHERE id = $waiting")),
            entry(
                    "question-without-answer",
                    List.of("UPDATE applications SET status = 'RETURNED' WHERE id = $waiting")),
            entry(
                    "appeal-about-nothing",
                    List.of(
                            """
                            INSERT INTO application_appeals (application_id, organization_id, refused_by, refused_at, refusal,
                                appealed_at, state)
                            SELECT id, organization_id, gen_random_uuid(), now(), '', now(), 'OPEN' FROM applications
                            WHERE id = $waiting""")),
            entry(
                    "person-twice",
                    List.of(
                            "DROP INDEX members_one_active_per_person",
                            "DROP INDEX members_one_active_per_description",
                            """
                            UPDATE members SET (identity_key, description_key) =
                                (SELECT identity_key, description_key FROM members WHERE id = $member)
                            WHERE id = (SELECT id FROM members WHERE status = 'ACTIVE' AND id <> $member LIMIT 1)""")),
            entry(
                    "member-in-ended-organization",
                    List.of("UPDATE organizations SET status = 'DISSOLVED' WHERE id ="
                            + " (SELECT organization_id FROM members WHERE id = $member)")),
            entry(
                    "member-in-foreign-group",
                    List.of("UPDATE members SET group_id = (SELECT id FROM organizations WHERE kind = 'PROVINCE')"
                            + " WHERE id = $member")),
            entry("end-without-reason", List.of("UPDATE members SET status = 'LEFT' WHERE id = $member")),
            entry(
                    "joined-after-end",
                    List.of("UPDATE members SET status = 'LEFT', end_reason = 'OWN_WISH', ended_on = joined_on - 1"
                            + " WHERE id = $member")),
            entry("history-elsewhere", List.of(event("TRANSFERRED", "from_organization_id", "organization_id"))),
            entry("history-of-another-kind", List.of(event("KIND_CHANGED", "to_kind", "'YOUTH'"))),
            entry("history-ends-otherwise", List.of(event("LEFT", "reason", "NULL"))),
            entry(
                    "member-without-record",
                    List.of(
                            "ALTER TABLE audit_entries DISABLE TRIGGER USER",
                            "UPDATE audit_entries SET object_id = '' WHERE object_id = $member::text")),
            entry(
                    "transfer-of-nobody",
                    List.of(
                            transfer("'WAITS_FOR_TO'", "NULL"),
                            "UPDATE members SET status = 'LEFT',"
                                    + " end_reason = 'OWN_WISH', ended_on = now() WHERE id = $member")),
            entry("transfer-without-event", List.of(transfer("'DONE'", "now()"))),
            entry(
                    "ending-without-end",
                    List.of(
                            """
                            INSERT INTO membership_endings (id, member_id, organization_id, kind, state, ended_on, source,
                                decided_above, recorded_at, recorded_by)
                            SELECT gen_random_uuid(), id, organization_id, 'DEATH', 'IN_FORCE', now(), 'x', false, now(),
                                gen_random_uuid() FROM members WHERE id = $member""")),
            entry(
                    "merged-in-a-circle",
                    List.of(
                            """
                            UPDATE members SET status = 'REMOVED', ended_on = now(), end_reason = 'MERGED',
                                merged_into = (SELECT id FROM members WHERE id <> $member ORDER BY id DESC LIMIT 1)
                            WHERE id = $member""",
                            """
                            UPDATE members SET status = 'REMOVED', ended_on = now(), end_reason = 'MERGED', merged_into = $member
                            WHERE id = (SELECT merged_into FROM members WHERE id = $member)""")),
            entry(
                    "duplicate-of-nobody",
                    List.of(
                            "INSERT INTO duplicate_pairs (id, first, first_id, second, second_id, because, state, found_at)"
                                    + " VALUES (gen_random_uuid(), 'MEMBER', $member, 'MEMBER', gen_random_uuid(),"
                                    + " 'NAME_AND_BIRTH', 'OPEN', now())")),
            entry(
                    "notice-unseen",
                    List.of("DELETE FROM notice_audiences WHERE notice_id ="
                            + " (SELECT id FROM notices WHERE subject_id = $waiting)")),
            entry("notice-at-rest", List.of("UPDATE notices SET next_at = NULL WHERE subject_id = $waiting")),
            entry(
                    "notice-late",
                    List.of("UPDATE notices SET next_at = now() - interval '2 hours' WHERE subject_id = $waiting")),
            entry(
                    "delivery-without-reason",
                    List.of(
                            "ALTER TABLE deliveries DROP CONSTRAINT deliveries_dead_says_why,"
                                    + " DROP CONSTRAINT deliveries_finished_has_an_end",
                            channel(),
                            endpoint(),
                            delivery("'DEAD'", "now()"))),
            entry(
                    "delivery-late",
                    List.of(channel(), endpoint(), delivery("'SCHEDULED'", "now() - interval '2 hours'"))),
            entry(
                    "message-late",
                    List.of(
                            """
                            INSERT INTO person_messages (id, kind, subject_id, organization_id, phone, state, due_at, created_at)
                            SELECT gen_random_uuid(), 'TRANSFER_DONE', $member, organization_id, '', 'WAITING',
                                now() - interval '2 hours', now() FROM members WHERE id = $member""")),
            entry(
                    "told-outside-the-line",
                    List.of(
                            """
                            INSERT INTO notice_audiences (notice_id, organization_id, step, because, added_at)
                            SELECT n.id, o.id, 0, 'PLACED', now() FROM notices n, organizations o
                            WHERE n.subject_id = $waiting AND o.kind = 'SCHOOL' LIMIT 1""")),
            entry("table-open-to-all", List.of("CREATE TABLE list_of_somebody (full_name text)")),
            entry(
                    "erased-and-still-there",
                    List.of(
                            "ALTER TABLE members DROP CONSTRAINT members_whole_or_erased,"
                                    + " DROP CONSTRAINT members_erased_when_ended",
                            "UPDATE members SET erased_at = now() WHERE id = $member")),
            entry("admission-without-duties", List.of("DELETE FROM duties WHERE member_id = $member")),
            entry(
                    "duty-owed-elsewhere",
                    List.of("UPDATE duties SET organization_id = (SELECT id FROM organizations WHERE kind = 'PROVINCE')"
                            + " WHERE member_id = $member")),
            entry("duty-to-nobody", List.of(LEFT)),
            entry(
                    "lapse-without-notice",
                    List.of("INSERT INTO duty_lapses (id, organization_id, opened_at)"
                            + " SELECT gen_random_uuid(), id, now() FROM organizations WHERE kind = 'SCHOOL'")),
            entry("course-of-nobody", List.of(course(), assignment("'ASSIGNED'", "NULL"), LEFT)),
            entry("entry-education-still-owed", List.of(course(), assignment("'COMPLETED'", "now()"))),
            entry(
                    "certificate-of-nobody",
                    List.of(
                            """
                            INSERT INTO first_aid_certificates (id, member_id, number, number_index, issued_on, expires_on, issuer,
                                state, recorded_at)
                            VALUES (gen_random_uuid(), $member, '', 'x', now(), now() + interval '1 year', 'x', 'CURRENT', now())""",
                            LEFT)),
            entry(
                    "invitation-through-another-code",
                    List.of(
                            "ALTER TABLE invitations DROP CONSTRAINT invitations_code_fk",
                            """
                            INSERT INTO invitations (id, subject_id, organization_id, token_hash, code, state, issued_at, issued_by,
                                expires_at, application_id, closed_at)
                            SELECT gen_random_uuid(), gen_random_uuid(), organization_id, 'x', 'other', 'USED', now(),
                                gen_random_uuid(), now() + interval '1 day', id, now() FROM applications WHERE id = $waiting""")),
            entry("first-activity-still-owed", List.of(activity("NULL", 1), participation("'PLACE'", "now()"))),
            entry("places-miscounted", List.of(activity("NULL", 1))),
            entry("waiting-beside-a-free-place", List.of(activity("2", 0), participation("'WAITING'", "NULL"))),
            entry("place-of-nobody", List.of(activity("NULL", 1), participation("'PLACE'", "NULL"), LEFT)),
            entry(
                    "hours-without-coming",
                    List.of(
                            activity("NULL", 1),
                            participation("'PLACE'", "NULL"),
                            "ALTER TABLE participations DROP CONSTRAINT participations_minutes_of_who_came",
                            "UPDATE participations SET minutes = 60 WHERE member_id = $member")));

    @Inject
    IntegrityCheck integrity;

    private String member;
    private String waiting;

    private static String event(String kind, String column, String value) {
        return """
                INSERT INTO member_events (id, member_id, kind, happened_on, noted_at, organization_id, %s)
                SELECT gen_random_uuid(), id, '%s', now(), now(), (SELECT id FROM organizations WHERE kind = 'PROVINCE'), %s
                FROM members WHERE id = $member"""
                .formatted(column, kind, value);
    }

    private static String transfer(String state, String over) {
        return """
                INSERT INTO transfers (id, member_id, from_organization_id, to_organization_id, state, asked_by, asked_for, asked_at,
                    from_agreed_at, to_agreed_at, ended_at)
                SELECT gen_random_uuid(), m.id, m.organization_id, o.id, %s, 'FROM', m.organization_id, now(), now(), %s, %s
                FROM members m, organizations o WHERE m.id = $member AND o.kind = 'PROVINCE'"""
                .formatted(state, over, over);
    }

    private static String course() {
        return """
                INSERT INTO courses (id, organization_id, title, text, due_days, entry, open, state, edition, created_at, created_by,
                    published_at)
                SELECT gen_random_uuid(), organization_id, 'x', 'x', 14, false, false, 'PUBLISHED', 1, now(), gen_random_uuid(), now()
                FROM members WHERE id = $member""";
    }

    /** Of the course that was made last. */
    private static String assignment(String state, String completed) {
        return """
                WITH edition AS (
                    INSERT INTO course_editions (course_id, edition, title, text, attachments, questions, published_at, published_by)
                    SELECT id, 1, 'x', 'x', '[]', '[]', now(), gen_random_uuid() FROM courses ORDER BY created_at DESC LIMIT 1
                    RETURNING course_id)
                INSERT INTO course_assignments (id, course_id, member_id, organization_id, reason, state, assigned_at, due_at,
                    completed_at, edition, certificate)
                SELECT gen_random_uuid(), course_id, m.id, m.organization_id, 'ENTRY', %1$s, now(), now(), %2$s::timestamptz + interval '1 minute',
                    CASE WHEN %2$s::timestamptz IS NOT NULL THEN 1 END, CASE WHEN %2$s::timestamptz IS NOT NULL THEN 'x' END
                FROM edition, members m WHERE m.id = $member"""
                .formatted(state, completed);
    }

    /** One that is to come, of the member's branch. */
    private static String activity(String capacity, int taken) {
        return """
                INSERT INTO activities (id, organization_id, title, description, place, starts_at, ends_at, sign_up_until, capacity,
                    audience, state, taken, created_at, created_by, published_at)
                SELECT gen_random_uuid(), organization_id, 'x', 'x', 'x', now() + interval '2 days', now() + interval '3 days',
                    now() + interval '1 day', %s, 'SUBTREE', 'PUBLISHED', %d, now(), gen_random_uuid(), now()
                FROM members WHERE id = $member"""
                .formatted(capacity, taken);
    }

    /** The member's in the activity that was made last. */
    private static String participation(String state, String checkedIn) {
        return """
                INSERT INTO participations (id, activity_id, member_id, organization_id, state, queue_no, asked_at, full_name,
                    checked_in_at, check_in_way)
                SELECT gen_random_uuid(), a.id, $member, a.organization_id, %1$s, 1, now(), '', %2$s::timestamptz + interval '1 minute',
                    CASE WHEN %2$s::timestamptz IS NOT NULL THEN 'SCAN' END
                FROM activities a ORDER BY a.created_at DESC LIMIT 1"""
                .formatted(state, checkedIn);
    }

    private static String channel() {
        return """
                INSERT INTO channels (id, organization_id, kind, active)
                SELECT gen_random_uuid(), organization_id, 'WEBHOOK', true FROM members WHERE id = $member
                ON CONFLICT DO NOTHING""";
    }

    private static String endpoint() {
        return """
                INSERT INTO channel_endpoints (id, channel_id, address)
                SELECT gen_random_uuid(), c.id, '' FROM channels c JOIN members m ON m.organization_id = c.organization_id
                WHERE m.id = $member AND c.kind = 'WEBHOOK'""";
    }

    private static String delivery(String state, String due) {
        return """
                INSERT INTO deliveries (id, notice_id, step, organization_id, endpoint_id, state, due_at, created_at)
                SELECT gen_random_uuid(), n.id, 98, n.organization_id, e.id, %s, %s, now()
                FROM notices n, channel_endpoints e WHERE n.subject_id = $waiting AND e.state = 'ACTIVE' LIMIT 1"""
                .formatted(state, due);
    }

    static Stream<Invariant> all() {
        return Invariant.all().stream();
    }

    @BeforeEach
    void aMemberAndSomebodyWhoWaits() {
        member = Database.memberOf(receipt(Applications.adult(Codes.poster()))).toString();
        var twice = Applications.adult(Codes.poster());
        receipt(twice);
        waiting = Database.applicationOf(receipt(twice)).toString();
    }

    @ParameterizedTest
    @MethodSource("all")
    void findsWhatBreaksIt(Invariant invariant) throws SQLException {
        try (Connection superuser = TestPostgres.superuser(OnPostgres.DATABASE)) {
            superuser.setAutoCommit(false);
            long before = found(superuser, invariant);
            for (String sql : BREAKS.getOrDefault(invariant.name(), List.of())) {
                try (var statement = superuser.createStatement()) {
                    statement.execute(sql.replace("$member", "'" + member + "'::uuid")
                            .replace("$waiting", "'" + waiting + "'::uuid"));
                }
            }
            assertThat(found(superuser, invariant)).isGreaterThan(before);
            superuser.rollback();
        }
    }

    private static long found(Connection superuser, Invariant invariant) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM (" + invariant.sql() + ") found")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** As the program's role, with its scope: every question is allowed, and can be answered. */
    @Test
    void theProgramMayAskAll() throws Throwable {
        var broken = VertxContextSupport.subscribeAndAwait(() -> integrity.broken());
        assertThat(broken).allSatisfy(one -> assertThat(one.examples()).isNotEmpty());
        assertThat(Invariant.all()).extracting(Invariant::name).doesNotHaveDuplicates();
        assertThat(BREAKS.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Invariant.all().stream().map(Invariant::name).toList());
    }
}
