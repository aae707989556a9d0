package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.SearchMembers.Said;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Limits;
import org.boai.enroll.security.Work;

/**
 * Exact search for members within the subtree, masked. The record of acts says who searched by what, never for whom; and
 * an account searches as often as a clerk does, not as often as a list of names would need.
 */
@ApplicationScoped
public class MemberSearchService {
    private static final Duration HOUR = Duration.ofHours(1);

    private final MemberSearchProjection members;
    private final MemberRows rows;
    private final BlindIndex index;
    private final AuditLog audit;
    private final Limits limits;
    private final Work work;
    private final MemberSearchConfig config;

    MemberSearchService(
            MemberSearchProjection members,
            MemberRows rows,
            BlindIndex index,
            AuditLog audit,
            Limits limits,
            Work work,
            MemberSearchConfig config) {
        this.members = members;
        this.rows = rows;
        this.index = index;
        this.audit = audit;
        this.limits = limits;
        this.work = work;
        this.config = config;
    }

    /** @throws ProblemException {@code request-invalid} when nothing is said, {@code too-many-tries} */
    public Uni<MemberSearchResult> search(SearchMembers request, Caller caller) {
        List<Said> said = request.said(index);
        return limits.take("member-search:" + caller.accountId(), config.mostAnHour(), HOUR)
                .chain(() -> work.in(
                        caller.scope(),
                        () -> members.find(said, caller).map(rows::views).invoke(() -> record(said, caller))))
                .map(MemberSearchService::result);
    }

    private static MemberSearchResult result(List<MemberView> found) {
        boolean more = found.size() > MemberSearchProjection.MOST;
        return new MemberSearchResult(more ? found.subList(0, MemberSearchProjection.MOST) : found, more);
    }

    private void record(List<Said> said, Caller caller) {
        var fields = said.stream().map(Said::field).toList();
        audit.record(
                caller.actor(),
                new AuditEvent("members-searched", "search", Ids.next().toString(), caller.organizationId(), fields));
    }
}
