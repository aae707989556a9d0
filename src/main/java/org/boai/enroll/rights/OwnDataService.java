package org.boai.enroll.rights;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.security.PersonSession;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** What a person may see at any time without asking anybody: everything (PIPL 45). */
@ApplicationScoped
public class OwnDataService {
    private final SubjectProjection subjects;
    private final TimelineProjection timeline;
    private final AllRecords records;
    private final AuditLog audit;
    private final Work work;
    private final Clock clock;

    OwnDataService(
            SubjectProjection subjects,
            TimelineProjection timeline,
            AllRecords records,
            AuditLog audit,
            Work work,
            Clock clock) {
        this.subjects = subjects;
        this.timeline = timeline;
        this.records = records;
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    /** @throws ProblemException {@code person-unknown} when nothing is held any more */
    public Uni<DataCopy> copy(PersonSession person) {
        return work.in(person.scope(), () -> subjects.require(person.personKey())
                .invoke(found -> audit.record(
                        person.actor(), AuditEvent.of("data-copied", "session", person.id(), found.organization())))
                .chain(found -> work.widened(Scope.SYSTEM, person.scope(), () -> subjects.withMerged(found.subject())
                        .chain(records::copy)))
                .map(sections ->
                        new DataCopy(clock.instant().atZone(SystemClock.ZONE).toOffsetDateTime(), sections)));
    }

    /** Newest first, at most 200. */
    public Uni<List<TimelineEvent>> timeline(PersonSession person) {
        return work.in(Scope.SYSTEM, () -> timeline.of(person.personKey()));
    }
}
