package org.boai.enroll.member;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.boai.enroll.database.InTurn;
import org.boai.enroll.database.Statements;
import org.boai.enroll.privacy.DataSubject;

/**
 * Closes what a person has open, in the order in which everything else locks: applications, for whoever is being admitted at
 * this moment is a member by then; then the members; then what hangs on them, transfers, places and duties. In the session at
 * hand, under the system's scope.
 */
@ApplicationScoped
public class Closing {
    private static final String LOCK = "SELECT id FROM members WHERE id = ANY ($1) ORDER BY id FOR UPDATE";

    private final List<OpenMatters> ofApplications;
    private final List<OpenMatters> ofMembers;

    Closing(@All List<OpenMatters> matters) {
        this.ofApplications =
                matters.stream().filter(OpenMatters::ofApplications).toList();
        this.ofMembers = matters.stream().filter(one -> !one.ofApplications()).toList();
    }

    /** @return how many were open */
    public Uni<Integer> close(DataSubject subject, Instant now) {
        var closed = new AtomicInteger();
        return each(ofApplications, subject, now, closed)
                .chain(() -> Statements.rows(LOCK, (Object) subject.memberIds()))
                .chain(() -> each(ofMembers, subject, now, closed))
                .replaceWith(closed::get);
    }

    /** Only what is over when the member belongs elsewhere by another way. */
    public Uni<Void> overtake(DataSubject subject, Instant now) {
        var overtaken = ofMembers.stream().filter(OpenMatters::overtakenByMove).toList();
        return Statements.rows(LOCK, (Object) subject.memberIds())
                .chain(() -> each(overtaken, subject, now, new AtomicInteger()));
    }

    private static Uni<Void> each(List<OpenMatters> matters, DataSubject subject, Instant now, AtomicInteger closed) {
        return InTurn.each(matters, one -> one.close(subject, now).invoke(closed::addAndGet));
    }
}
