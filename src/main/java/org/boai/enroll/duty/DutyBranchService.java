package org.boai.enroll.duty;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/** What a county sees of its branches: who keeps up with new members and who does not. */
@ApplicationScoped
public class DutyBranchService {
    private final DutyBranchProjection branches;
    private final Work work;

    DutyBranchService(DutyBranchProjection branches, Work work) {
        this.branches = branches;
        this.work = work;
    }

    /** @throws ProblemException {@code organization-unknown} outside the caller's subtree */
    public Uni<DutyBranches> of(UUID organization, Caller caller) {
        return work.in(caller.scope(), () -> branches.of(organization, caller));
    }
}
