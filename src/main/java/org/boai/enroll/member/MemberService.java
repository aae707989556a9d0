package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/** Members as stewards see them: within the subtree, masked. */
@ApplicationScoped
public class MemberService {
    private final MemberProjection members;
    private final MemberListProjection lists;
    private final MemberRows rows;
    private final Work work;

    MemberService(MemberProjection members, MemberListProjection lists, MemberRows rows, Work work) {
        this.members = members;
        this.lists = lists;
        this.rows = rows;
        this.work = work;
    }

    /**
     * By day of joining, the newest first. A page that leaves out very many is short, even empty; there is more as long as
     * it has a {@code next}.
     */
    public Uni<Page<MemberView>> list(MemberFilter filter, Caller caller) {
        return work.in(caller.scope(), () -> lists.list(filter, caller)
                .map(found -> page(rows.views(found.rows()), found.walkedTo(), filter.limitOrDefault())));
    }

    private static Page<MemberView> page(List<MemberView> views, MemberCursor walkedTo, int limit) {
        var page = Page.of(views, limit, view -> new MemberCursor(view.joinedOn(), view.id()).text());
        return page.next() == null && walkedTo != null ? new Page<>(page.items(), walkedTo.text()) : page;
    }

    /** @throws ProblemException {@code member-unknown}, also outside the caller's subtree */
    public Uni<MemberView> get(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> members.find(id, caller)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(MemberProblem.MEMBER_UNKNOWN))
                .map(rows::view));
    }
}
