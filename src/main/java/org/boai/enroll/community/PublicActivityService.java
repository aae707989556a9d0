package org.boai.enroll.community;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.kernel.TimeCursor;

/** Activities that are open to everyone: announced, under way or over, and never a draft or one that was cancelled. */
@ApplicationScoped
public class PublicActivityService {
    /** As many as a feed holds. */
    private static final int IN_A_FEED = 50;

    /** None lasts longer: what began before is over. */
    private static final Duration LONGEST = Duration.ofDays(31);

    private final PublicActivityProjection activities;
    private final PublicOrganizationService organizations;
    private final Clock clock;

    PublicActivityService(PublicActivityProjection activities, PublicOrganizationService organizations, Clock clock) {
        this.activities = activities;
        this.organizations = organizations;
        this.clock = clock;
    }

    /** In the order of time, with what is under way on the first day. @throws ProblemException {@code organization-unknown}, {@code public-activity-unknown} */
    public Uni<PublicActivities> list(PublicActivityFilter filter) {
        if (filter.id() != null) {
            return get(filter.id()).map(one -> new PublicActivities(List.of(one), null));
        }
        return holder(filter.organization())
                .chain(holder -> list(filter, holder.id()))
                .map(rows -> {
                    var page = Page.of(rows, filter.limitOrDefault(), PublicActivityService::place);
                    return new PublicActivities(page.items(), page.next());
                });
    }

    private Uni<List<PublicActivity>> list(PublicActivityFilter filter, UUID holder) {
        Instant from = filter.fromOr(LocalDate.now(clock))
                .atStartOfDay(SystemClock.ZONE)
                .toInstant();
        var after = TimeCursor.of(filter.after(), TimeCursor.before(from.minus(LONGEST)));
        return activities.list(after, from, filter.limitOrDefault() + 1, holder);
    }

    private static String place(PublicActivity one) {
        return TimeCursor.text(one.startsAt(), one.id());
    }

    /** Whose activities are meant; nobody's in particular when it is the province, to which all belong. */
    private record Holder(UUID id) {}

    private Uni<Holder> holder(UUID organization) {
        return organization == null
                ? Uni.createFrom().item(new Holder(null))
                : organizations
                        .get(organization)
                        .map(found -> new Holder(found.parentId() == null ? null : found.id()));
    }

    /** With its description. @throws ProblemException {@code public-activity-unknown} */
    public Uni<PublicActivity> get(UUID id) {
        return activities
                .find(id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CommunityProblem.PUBLIC_ACTIVITY_UNKNOWN));
    }

    /**
     * What was published last, with the descriptions; fifty at most.
     *
     * @param organization null for all
     * @throws ProblemException {@code organization-unknown}
     */
    public Uni<List<PublicActivity>> newest(UUID organization) {
        return holder(organization).chain(holder -> activities.newest(IN_A_FEED, holder.id()));
    }
}
