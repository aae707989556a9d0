package org.boai.enroll.leader;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.GivenReason;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.privacy.KeptReasons;
import org.boai.enroll.privacy.KeptReasons.Shown;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Limits;
import org.boai.enroll.security.Work;

/** Who a leader is, in full, for a reason, e.g. to invite to a training; each time in the record of acts. */
@ApplicationScoped
public class LeaderDisclosures {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<String> FIELDS = List.of("FULL_NAME", "PHONE");

    private final LeaderProjection leaders;
    private final Limits limits;
    private final KeptReasons reasons;
    private final Work work;
    private final LeaderConfig config;

    LeaderDisclosures(LeaderProjection leaders, Limits limits, KeptReasons reasons, Work work, LeaderConfig config) {
        this.leaders = leaders;
        this.limits = limits;
        this.reasons = reasons;
        this.work = work;
        this.config = config;
    }

    /** @throws ProblemException {@code request-invalid}, {@code leader-unknown}, {@code too-many-tries} */
    public Uni<DisclosedLeader> disclose(UUID id, GivenReason request, Caller caller) {
        String reason = request.said();
        return limits.take("leader-disclosure:" + caller.accountId(), config.mostDisclosuresAnHour(), HOUR)
                .chain(() -> work.in(caller.scope(), () -> leaders.require(id, caller)
                        .invoke(leader -> reasons.keep(shown(leader), reason, caller.actor()))
                        .map(LeaderDisclosures::disclosed)));
    }

    private static Shown shown(Leader leader) {
        return new Shown(KeptReasons.Kind.LEADER, leader.id(), leader.organization(), FIELDS);
    }

    private static DisclosedLeader disclosed(Leader leader) {
        return new DisclosedLeader(
                leader.name() == null ? null : leader.name().value(),
                leader.phone() == null ? null : leader.phone().value());
    }
}
