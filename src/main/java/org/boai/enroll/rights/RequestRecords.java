package org.boai.enroll.rights;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.member.Correction;
import org.boai.enroll.member.Particulars;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.PersonalRecords;
import org.boai.enroll.privacy.Retained;
import org.boai.enroll.privacy.RetentionConfig;
import org.boai.enroll.security.Scope;

/** The requests of a person. After erasure the answer remains, for whoever has the receipt. */
@ApplicationScoped
class RequestRecords implements PersonalRecords, Particulars, Retained {
    private static final int POSITION = 50;

    private static final String CLOSE =
            """
            UPDATE rights_requests SET state = 'CLOSED', answered_at = now(), version = version + 1
            WHERE person_key = $1 AND state = 'OPEN' RETURNING id""";

    /** A reason may quote the person. */
    private static final String ERASE =
            """
            UPDATE rights_requests SET person_key = NULL, wishes = NULL, reason = NULL,
                answer = CASE WHEN answer IS NOT NULL THEN '理由已随个人信息删除' END, version = version + 1
            WHERE person_key = $1""";

    private static final String FORGET =
            """
            DELETE FROM rights_requests WHERE id IN (SELECT id FROM rights_requests WHERE answered_at < $1 LIMIT $2)""";

    private final RightsRequestProjection requests;
    private final SealedRequests sealed;
    private final NoticeService notices;
    private final RetentionConfig config;

    RequestRecords(
            RightsRequestProjection requests, SealedRequests sealed, NoticeService notices, RetentionConfig config) {
        this.requests = requests;
        this.sealed = sealed;
        this.notices = notices;
        this.config = config;
    }

    @Override
    public String section() {
        return "requests";
    }

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Uni<List<Map<String, Object>>> copy(DataSubject subject) {
        return requests.of(subject.key())
                .map(rows -> rows.stream().map(this::said).toList());
    }

    private Map<String, Object> said(RightsRequest row) {
        var view = sealed.view(row);
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("receipt", view.receipt());
        said.put("kind", view.kind().name());
        said.put("fields", String.join(",", view.fields()));
        said.put("correction", sealed.wishesAsText(row));
        said.put("reason", sealed.reason(row));
        said.put("state", view.state().name());
        said.put("askedAt", view.askedAt());
        said.put("answeredAt", view.answeredAt());
        said.put("answer", view.answer());
        return said;
    }

    /** What was wished for stays as it was wished. */
    @Override
    public Uni<Void> correct(DataSubject subject, Correction correction) {
        return Uni.createFrom().voidItem();
    }

    /** Also the one that somebody wished to have on record; granting it later must not bring it back. */
    @Override
    public Uni<Void> forgetDocument(DataSubject subject) {
        return requests.of(subject.key())
                .invoke(rows -> rows.forEach(sealed::forgetDocument))
                .replaceWithVoid();
    }

    /** What else was asked for has nothing left to be decided on. */
    @Override
    public Uni<Void> restrict(DataSubject subject) {
        return close(subject);
    }

    private Uni<Void> close(DataSubject subject) {
        return Statements.rows(CLOSE, (Object) subject.key())
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList())
                .chain(ids -> notices.nothingDueAbout(ids, Scope.SYSTEM));
    }

    @Override
    public Uni<Void> move(byte[] from, byte[] to) {
        return Statements.update("UPDATE rights_requests SET person_key = $2 WHERE person_key = $1", from, to)
                .replaceWithVoid();
    }

    @Override
    public Uni<Integer> erase(DataSubject subject) {
        return subject.key() == null
                ? Uni.createFrom().item(0)
                : close(subject).chain(() -> Statements.update(ERASE, (Object) subject.key()));
    }

    @Override
    public String kind() {
        return "rights-requests";
    }

    @Override
    public Period keptFor() {
        return config.rightsRequests();
    }

    @Override
    public Uni<Integer> erase(Instant before, int most) {
        return Statements.update(FORGET, before, most);
    }
}
