package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.TimeCursor;
import org.boai.enroll.message.PersonMessageKind;
import org.boai.enroll.organization.OrganizationProblem;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/** Activities as stewards plan and look at them, within their subtree. */
@ApplicationScoped
public class ActivityService {
    private static final String IN_SUBTREE =
            "SELECT 1 FROM organizations WHERE id = $1 AND ancestors @> ARRAY[cast($2 AS uuid)] AND status = 'ACTIVE'";

    private static final String CREATE =
            """
            INSERT INTO activities (id, organization_id, title, description, place, starts_at, ends_at, sign_up_until, capacity,
                audience, kinds, state, created_at, created_by, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'DRAFT', $12, $13, $12)""";

    private static final String CHANGE =
            """
            UPDATE activities SET title = $2, description = $3, place = $4, starts_at = $5, ends_at = $6, sign_up_until = $7,
                capacity = $8, audience = $9, kinds = $10, changed_at = $11, edition = edition + $12,
                reminded_at = CASE WHEN $12 = 0 THEN reminded_at END, version = version + 1
            WHERE id = $1""";

    private final Activities activities;
    private final ActivityProjection views;
    private final ParticipationProjection participations;
    private final AttendanceRows attendances;
    private final Places places;
    private final AuditLog audit;
    private final Work work;
    private final Clock clock;

    ActivityService(
            Activities activities,
            ActivityProjection views,
            ParticipationProjection participations,
            AttendanceRows attendances,
            Places places,
            AuditLog audit,
            Work work,
            Clock clock) {
        this.activities = activities;
        this.views = views;
        this.participations = participations;
        this.attendances = attendances;
        this.places = places;
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    /** Of an organization and all below it, the latest first. */
    public Uni<Page<ActivityView>> list(ActivityFilter filter, Caller caller) {
        return work.in(caller.scope(), () -> views.list(filter, caller))
                .map(rows ->
                        Page.of(rows, filter.limitOrDefault(), view -> TimeCursor.text(view.startsAt(), view.id())));
    }

    /** @throws ProblemException {@code activity-unknown}, also outside the caller's subtree */
    public Uni<ActivityView> get(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> require(id, caller));
    }

    /** Who takes part, in the order of signing up; names are masked. @throws ProblemException {@code activity-unknown} */
    public Uni<Page<ParticipationView>> participations(UUID id, ParticipationFilter filter, Caller caller) {
        return work.in(caller.scope(), () -> require(id, caller).chain(activity -> participations.list(id, filter)))
                .map(rows -> Page.of(rows, filter.limitOrDefault(), view -> String.valueOf(view.position())));
    }

    /**
     * As a draft.
     *
     * @throws ProblemException {@code organization-unknown}, also outside the caller's subtree; {@code request-invalid}
     */
    public Uni<ActivityView> create(UUID organization, WriteActivity request, Caller caller) {
        UUID id = Ids.next();
        return work.in(caller.scope(), () -> requireInSubtree(organization, caller)
                .chain(() -> insert(id, organization, request, caller))
                .invoke(() ->
                        audit.record(caller.actor(), AuditEvent.of("activity-created", "activity", id, organization)))
                .chain(() -> require(id, caller)));
    }

    private static Uni<Void> requireInSubtree(UUID organization, Caller caller) {
        return Statements.row(IN_SUBTREE, organization, caller.organizationId())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(OrganizationProblem.ORGANIZATION_UNKNOWN))
                .replaceWithVoid();
    }

    private Uni<Integer> insert(UUID id, UUID organization, WriteActivity request, Caller caller) {
        Instant now = clock.instant();
        var texts = request.texts();
        var times = request.times(now);
        return Statements.update(
                CREATE,
                id,
                organization,
                texts.title(),
                texts.description(),
                texts.place(),
                times.startsAt(),
                times.endsAt(),
                times.signUpUntil(),
                request.capacity(),
                request.audience(),
                request.kindNames(),
                now,
                caller.accountId());
    }

    /**
     * Another time or place is a new edition, of which those who take part are told; more places go to those who wait.
     *
     * @param version what the change was made against
     * @throws ProblemException {@code activity-unknown}, {@code version-stale}, {@code activity-state} when it is held or
     *     cancelled, {@code activity-attended}, {@code activity-capacity}, {@code activity-in-the-past}, {@code request-invalid}
     */
    public Uni<ActivityView> change(UUID id, int version, WriteActivity request, Caller caller) {
        return work.in(caller.scope(), () -> activities
                .lockedWithin(id, caller)
                .invoke(activity -> requireChangeable(activity, version, request))
                .call(activity -> requireNobodyCame(activity, request))
                .chain(activity -> write(activity, request, caller))
                .chain(() -> require(id, caller)));
    }

    private static void requireChangeable(Activity activity, int version, WriteActivity request) {
        if (activity.version() != version) {
            throw ProblemException.of(CommonProblem.VERSION_STALE);
        }
        if (activity.state() != ActivityState.DRAFT && !activity.state().ahead()) {
            throw ProblemException.of(ActivityProblem.ACTIVITY_STATE)
                    .with("state", activity.state().name());
        }
        if (request.capacity() != null && request.capacity() < activity.taken()) {
            throw ProblemException.of(ActivityProblem.ACTIVITY_CAPACITY).with("taken", activity.taken());
        }
    }

    /** Whoever was checked in has come to it when it was: their minutes must not be counted at another time. */
    private Uni<Void> requireNobodyCame(Activity activity, WriteActivity request) {
        return !activity.state().ahead() || !activity.leavesBehind(request.times(clock.instant()))
                ? Uni.createFrom().voidItem()
                : participations
                        .anybodyCame(activity.id())
                        .invoke(came -> {
                            if (came) {
                                throw ProblemException.of(ActivityProblem.ACTIVITY_ATTENDED);
                            }
                        })
                        .replaceWithVoid();
    }

    private Uni<Void> write(Activity activity, WriteActivity request, Caller caller) {
        Instant now = clock.instant();
        var texts = request.texts();
        var times = request.times(now);
        boolean moved = activity.state().ahead() && activity.movesTo(texts.place(), times);
        activity.requireAhead(times, now);
        audit.record(
                caller.actor(),
                AuditEvent.of("activity-changed", "activity", activity.id(), activity.organizationId()));
        return Statements.update(
                        CHANGE,
                        activity.id(),
                        texts.title(),
                        texts.description(),
                        texts.place(),
                        times.startsAt(),
                        times.endsAt(),
                        times.signUpUntil(),
                        request.capacity(),
                        request.audience(),
                        request.kindNames(),
                        now,
                        moved ? 1 : 0)
                .chain(() ->
                        moved ? moved(activity.id(), now) : Uni.createFrom().voidItem())
                .chain(() -> fill(activity.id(), now));
    }

    /** Whoever left after the end that it had counts to the one that it has. */
    private Uni<Void> moved(UUID id, Instant now) {
        return attendances.recount(id).chain(() -> activities.tell(id, PersonMessageKind.ACTIVITY_CHANGED, now));
    }

    private Uni<Void> fill(UUID id, Instant now) {
        return activities.locked(id).chain(activity -> places.add(activity, activity.free(), now));
    }

    private Uni<ActivityView> require(UUID id, Caller caller) {
        return views.find(id, caller).onItem().ifNull().failWith(Activities::unknown);
    }
}
