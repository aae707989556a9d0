package org.boai.enroll.filing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberProblem;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/** What is filed, as stewards look at it: the county at all below it, a branch at its own. */
@ApplicationScoped
public class FilingService {
    private final FilingProjection filings;
    private final Work work;

    FilingService(FilingProjection filings, Work work) {
        this.filings = filings;
        this.work = work;
    }

    /** Batches of the caller's subtree, oldest first, whatever became of them. */
    public Uni<Page<FilingView>> list(FilingFilter filter, Caller caller) {
        return work.in(caller.scope(), () -> filings.list(filter, caller))
                .map(rows ->
                        Page.of(rows, filter.limitOrDefault(), view -> view.id().toString()));
    }

    /**
     * One batch with a page of its rows, masked.
     *
     * @param id of the batch, or of a return or an answer as a notice names it
     * @throws ProblemException {@code filing-unknown}, also outside the caller's subtree
     */
    public Uni<FilingPage> get(UUID id, RowFilter filter, Caller caller) {
        return work.in(caller.scope(), () -> filings.require(id, caller)
                .chain(filing -> filings.rows(filing.id(), filter, caller)
                        .map(rows -> Page.of(rows, filter.limitOrDefault(), row -> row.memberId()
                                .toString()))
                        .map(page -> new FilingPage(filing, page.items(), page.next()))));
    }

    /** How a membership stands. @throws ProblemException {@code member-unknown}, also outside the caller's subtree */
    public Uni<MemberFilingView> ofMember(UUID member, Caller caller) {
        return work.in(caller.scope(), () -> filings.ofMember(member, caller)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(MemberProblem.MEMBER_UNKNOWN)));
    }
}
