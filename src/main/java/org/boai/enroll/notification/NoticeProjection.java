package org.boai.enroll.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/** Reads inboxes. Rows without a sequence number yet come last and do not move the cursor. */
@ApplicationScoped
class NoticeProjection {
    private static final String VIEW =
            """
            SELECT n.id, n.kind, n.state, n.priority, a.step, a.because, n.subject_id, n.created_at, a.seq,
                o.id AS organization_id, o.name AS organization_name, p.id AS application_id, p.full_name,
                n.acknowledged_at, username_of(n.acknowledged_by) AS acknowledged_by, f.name AS acknowledged_for
            FROM notice_audiences a
            JOIN notices n ON n.id = a.notice_id
            JOIN organizations o ON o.id = n.organization_id
            LEFT JOIN applications p ON p.id = n.subject_id AND o.ancestors @> ARRAY[$1::uuid]
            LEFT JOIN organizations f ON f.id = n.acknowledged_for
            WHERE a.organization_id = $1
            """;

    /** In two parts, each a range of an index however long the inbox is: its numbers, and what waits for one anywhere. */
    private static final String INBOX = "SELECT * FROM (("
            + VIEW
            + """
            AND ($2::text IS NULL OR n.state = $2) AND a.seq > $3 ORDER BY a.seq LIMIT $4)
            UNION ALL ("""
            + VIEW
            + """
            AND ($2::text IS NULL OR n.state = $2) AND a.seq IS NULL ORDER BY a.added_at, n.id LIMIT $4)) AS inbox
            ORDER BY seq NULLS LAST, created_at, id LIMIT $4""";

    private static final String ONE = VIEW + "AND n.id = $2";

    private static final Set<NoticeKind> ABOUT_APPLICATIONS = EnumSet.of(
            NoticeKind.MEMBER_ADMITTED,
            NoticeKind.APPLICATION_TO_REVIEW,
            NoticeKind.APPEAL_TO_DECIDE,
            NoticeKind.APPLICATION_DISOWNED,
            NoticeKind.APPLICATION_NOT_CONFIRMED);

    private final Work work;
    private final FieldCipher cipher;

    NoticeProjection(Work work, FieldCipher cipher) {
        this.work = work;
        this.cipher = cipher;
    }

    Uni<Inbox> inbox(NoticeState state, String after, int limit, Caller caller) {
        long from = cursor(after);
        return work.onPool(caller.scope(), connection -> connection
                .preparedQuery(INBOX)
                .execute(Tuple.of(caller.organizationId(), state == null ? null : state.name(), from, limit))
                .map(rows -> {
                    long last = from;
                    for (Row row : rows) {
                        Long seq = row.getLong("seq");
                        last = seq == null ? last : seq;
                    }
                    return new Inbox(rows.stream().map(this::view).toList(), String.valueOf(last));
                }));
    }

    Uni<NoticeView> find(UUID id, Caller caller) {
        return work.onPool(caller.scope(), connection -> connection
                .preparedQuery(ONE)
                .execute(Tuple.of(caller.organizationId(), id))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw ProblemException.of(NoticeProblem.NOTICE_UNKNOWN);
                    }
                    return view(rows.iterator().next());
                }));
    }

    private static long cursor(String after) {
        try {
            return after == null || after.isBlank() ? 0 : Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("/after", "cursor-unknown");
        }
    }

    private NoticeView view(Row row) {
        var kind = NoticeKind.valueOf(row.getString("kind"));
        byte[] name = row.getBuffer("full_name") == null
                ? null
                : row.getBuffer("full_name").getBytes();
        return new NoticeView(
                row.getUUID("id"),
                kind,
                NoticeState.valueOf(row.getString("state")),
                row.getBoolean("priority"),
                row.getInteger("step"),
                row.getString("because"),
                row.getUUID("subject_id"),
                ABOUT_APPLICATIONS.contains(kind) ? row.getUUID("subject_id") : null,
                new NoticeView.OrganizationOfNotice(row.getUUID("organization_id"), row.getString("organization_name")),
                name == null
                        ? null
                        : new PersonName(cipher.open(Field.FULL_NAME, row.getUUID("application_id"), name)).masked(),
                local(row.getOffsetDateTime("created_at")),
                acknowledgment(row));
    }

    private static NoticeView.Acknowledgment acknowledgment(Row row) {
        OffsetDateTime at = row.getOffsetDateTime("acknowledged_at");
        return at == null
                ? null
                : new NoticeView.Acknowledgment(
                        local(at), row.getString("acknowledged_by"), row.getString("acknowledged_for"));
    }

    private static OffsetDateTime local(OffsetDateTime moment) {
        return moment.atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime();
    }
}
