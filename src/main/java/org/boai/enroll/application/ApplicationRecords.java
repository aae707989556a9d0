package org.boai.enroll.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.member.Correction;
import org.boai.enroll.member.OpenMatters;
import org.boai.enroll.member.Particulars;
import org.boai.enroll.member.Person;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.PersonalRecords;
import org.boai.enroll.security.Scope;

/** The applications of one person: said, put right, withdrawn, erased. */
@ApplicationScoped
class ApplicationRecords implements PersonalRecords, Particulars, OpenMatters {
    private static final int POSITION = 20;

    private static final String WITHDRAW =
            """
            UPDATE applications SET status = 'WITHDRAWN', decision_reason = 'left', decided_at = $2, version = version + 1
            WHERE id = ANY ($1) AND status IN (%s) RETURNING id"""
                    .formatted(ApplicationStatus.whenInSql(ApplicationEvent.WITHDRAW));

    private static final String RESTRICT =
            """
            UPDATE applications SET restricted_at = now(), version = version + 1
            WHERE id = ANY ($1) AND restricted_at IS NULL""";

    /** What was written about the person goes too: the steps of the placement name where they live. */
    private static final String ERASE =
            """
            UPDATE applications SET identity_key = NULL, person_key = NULL, full_name = NULL, name_index = NULL, phone = NULL,
                phone_index = NULL, birth_date = NULL, document_type = NULL, document_number = NULL, guardian = NULL,
                residence_region_id = NULL, affiliation_id = NULL, backgrounds = '', placement = '[]',
                decision_reason = CASE WHEN decision_reason IS NOT NULL THEN 'erased' END, erased_at = now(),
                version = version + 1
            WHERE id = ANY ($1) AND erased_at IS NULL""";

    private final SealedApplications sealed;
    private final NoticeService notices;

    ApplicationRecords(SealedApplications sealed, NoticeService notices) {
        this.sealed = sealed;
        this.notices = notices;
    }

    @Override
    public String section() {
        return "applications";
    }

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Uni<List<Map<String, Object>>> copy(DataSubject subject) {
        return rows(subject).map(rows -> rows.stream().map(this::said).toList());
    }

    private static Uni<List<Application>> rows(DataSubject subject) {
        return Panache.getSession().chain(session -> session.createQuery(
                        "from Application where id in :ids and phone is not null order by id", Application.class)
                .setParameter("ids", subject.applications())
                .getResultList());
    }

    private Map<String, Object> said(Application application) {
        Person person = sealed.open(application);
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("receipt", application.receipt);
        said.put("submittedAt", local(application.submittedAt));
        said.put("status", application.status.name());
        said.put("fullName", person.name().value());
        said.put("phone", person.phone().value());
        said.put("birthDate", person.birthDate());
        said.put("identityType", application.documentType);
        said.put(
                "identityNumber",
                person.document() == null ? null : person.document().number());
        said.put("guardian", sealed.guardian(application));
        said.put("backgrounds", application.backgrounds);
        said.put("code", application.code);
        said.put("placement", sealed.placement(application));
        said.put("kind", application.kind.name());
        said.put("decidedAt", local(application.decidedAt));
        said.put("decisionReason", application.decisionReason);
        return said;
    }

    private static Object local(Instant moment) {
        return moment == null ? null : moment.atZone(SystemClock.ZONE).toOffsetDateTime();
    }

    @Override
    public Uni<Void> correct(DataSubject subject, Correction correction) {
        return each(subject, correction::applyTo);
    }

    @Override
    public Uni<Void> forgetDocument(DataSubject subject) {
        return each(subject, person -> new Person(person.name(), person.phone(), person.birthDate(), null))
                .chain(() -> rows(subject))
                .invoke(rows -> rows.forEach(row -> row.backgrounds = ""))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> restrict(DataSubject subject) {
        return Statements.update(RESTRICT, (Object) subject.applicationIds()).replaceWithVoid();
    }

    private Uni<Void> each(DataSubject subject, UnaryOperator<Person> change) {
        return rows(subject)
                .invoke(rows -> rows.forEach(row -> sealed.reseal(row, change.apply(sealed.open(row)))))
                .replaceWithVoid();
    }

    /** Nobody has to decide any more. */
    @Override
    public Uni<Integer> close(DataSubject subject, Instant now) {
        return Statements.rows(WITHDRAW, subject.applicationIds(), now)
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList())
                .call(ids -> notices.nothingDueAbout(ids, Scope.SYSTEM))
                .map(List::size);
    }

    @Override
    public boolean ofApplications() {
        return true;
    }

    @Override
    public Uni<Integer> erase(DataSubject subject) {
        return Statements.update(ERASE, (Object) subject.applicationIds());
    }
}
