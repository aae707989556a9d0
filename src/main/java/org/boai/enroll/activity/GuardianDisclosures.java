package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.activity.GuardianProjection.Guarded;
import org.boai.enroll.kernel.GivenReason;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.privacy.KeptReasons;
import org.boai.enroll.privacy.KeptReasons.Shown;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Limits;
import org.boai.enroll.security.Work;

/**
 * The guardian of a minor who takes part, in full, for a reason: in an emergency nobody waits for an approval. Each time in the
 * record of acts, and said to the person.
 */
@ApplicationScoped
public class GuardianDisclosures {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<String> FIELDS = List.of("GUARDIAN");

    private final GuardianProjection guardians;
    private final Limits limits;
    private final KeptReasons reasons;
    private final Work work;
    private final ActivityConfig config;

    GuardianDisclosures(
            GuardianProjection guardians, Limits limits, KeptReasons reasons, Work work, ActivityConfig config) {
        this.guardians = guardians;
        this.limits = limits;
        this.reasons = reasons;
        this.work = work;
        this.config = config;
    }

    /**
     * To whoever holds the activity, or is above.
     *
     * @throws ProblemException {@code request-invalid}, {@code no-such-attendance}, {@code guardian-unknown}, {@code too-many-tries}
     */
    public Uni<DisclosedGuardian> disclose(UUID participation, GivenReason request, Caller caller) {
        String reason = request.said();
        return limits.take("guardian-disclosure:" + caller.accountId(), config.mostGuardianDisclosuresAnHour(), HOUR)
                .chain(() -> work.in(caller.scope(), () -> guardians
                        .require(participation, caller)
                        .invoke(found -> reasons.keep(shown(participation, found), reason, caller.actor()))
                        .map(found -> DisclosedGuardian.of(found.guardian()))));
    }

    private static Shown shown(UUID participation, Guarded found) {
        return new Shown(KeptReasons.Kind.PARTICIPATION, participation, found.organization(), FIELDS);
    }
}
