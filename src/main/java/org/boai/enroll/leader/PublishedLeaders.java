package org.boai.enroll.leader;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** Who of an organization's leaders stands on its public page: holds an office today, and agrees. */
@ApplicationScoped
public class PublishedLeaders {
    private final LeaderProjection leaders;
    private final Work work;
    private final Clock clock;

    PublishedLeaders(LeaderProjection leaders, Work work, Clock clock) {
        this.leaders = leaders;
        this.work = work;
        this.clock = clock;
    }

    /** In the order of offices; fifty at most, and nobody whose name cannot be read. */
    public Uni<List<PublishedLeader>> of(UUID organization) {
        return work.in(Scope.SYSTEM, () -> leaders.published(organization, LocalDate.now(clock)))
                .map(found -> found.stream()
                        .filter(leader -> leader.name() != null)
                        .map(leader -> new PublishedLeader(
                                leader.office(), leader.name().value()))
                        .toList());
    }
}
