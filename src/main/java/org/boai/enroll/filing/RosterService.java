package org.boai.enroll.filing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Turns;
import org.boai.enroll.security.Work;

/**
 * Prints rosters, masked as they are listed. A large one comes in parts, so that no request holds more than a part of it; one
 * is drawn at a time, off the event loop and after the transaction, and few may wait.
 */
@ApplicationScoped
public class RosterService {
    /** Of about 60 pages. */
    static final int PART = 2000;

    private static final int WAITING = 16;

    private final FilingProjection filings;
    private final AuditLog audit;
    private final Work work;
    private final Vertx vertx;
    private final Clock clock;
    private final Turns drawing = new Turns(1, WAITING);

    RosterService(FilingProjection filings, AuditLog audit, Work work, Vertx vertx, Clock clock) {
        this.filings = filings;
        this.audit = audit;
        this.work = work;
        this.vertx = vertx;
        this.clock = clock;
    }

    /** A part of a batch, and how many rows come before it. */
    private record Part(FilingView filing, int from, List<FilingRowView> rows, UUID next) {
        static Part of(FilingView filing, int from, List<FilingRowView> oneMore) {
            boolean more = oneMore.size() > PART;
            List<FilingRowView> rows = more ? oneMore.subList(0, PART) : oneMore;
            return new Part(filing, from, rows, more ? rows.get(PART - 1).memberId() : null);
        }
    }

    /**
     * @param after where the part before ended, or null for the first
     * @throws ProblemException {@code filing-unknown}, also outside the caller's subtree; {@code overloaded}
     */
    public Uni<Roster> print(UUID id, UUID after, Caller caller) {
        return work.in(caller.scope(), () -> part(id, after, caller).invoke(part -> record(part, caller)))
                .chain(part -> drawing.take(() -> vertx.executeBlocking(() -> draw(part, caller), false)));
    }

    private Uni<Part> part(UUID id, UUID after, Caller caller) {
        return filings.require(id, caller).chain(filing -> filings.before(filing.id(), after)
                .chain(from ->
                        filings.part(filing.id(), after, PART + 1, caller).map(rows -> Part.of(filing, from, rows))));
    }

    private void record(Part part, Caller caller) {
        audit.record(
                caller.actor(),
                AuditEvent.of(
                        "filing-roster-printed",
                        "filing",
                        part.filing().id(),
                        part.filing().organization().id()));
    }

    private Roster draw(Part part, Caller caller) {
        var sheet =
                new RosterSheet(part.filing(), part.rows(), part.from(), caller.username(), LocalDateTime.now(clock));
        return new Roster(part.filing().id(), sheet.pdf(), part.next());
    }
}
