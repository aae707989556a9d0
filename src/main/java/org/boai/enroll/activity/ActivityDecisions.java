package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.InvalidValue;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.RichText;
import org.boai.enroll.message.PersonMessageKind;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/**
 * What a steward decides about an activity as a whole, under its lock: so of two who decide at once the second sees what the first
 * has made of it. All fail with {@code activity-unknown} outside the caller's subtree, and with {@code activity-state}.
 */
@ApplicationScoped
public class ActivityDecisions {
    private static final int LONGEST_REPORT = 10_000;

    private static final String DECIDE =
            """
            UPDATE activities SET state = $2, changed_at = $3, version = version + 1,
                published_at = CASE WHEN $4 = 'PUBLISH' THEN $3 WHEN $4 = 'HOLD' THEN coalesce(published_at, starts_at)
                    ELSE published_at END,
                closed_at = CASE $4 WHEN 'CLOSE' THEN $3 WHEN 'REOPEN' THEN NULL ELSE closed_at END,
                held_at = CASE $4 WHEN 'HOLD' THEN $3 ELSE held_at END,
                reported_at = CASE $4 WHEN 'REPORT' THEN $3 ELSE reported_at END,
                cancelled_at = CASE $4 WHEN 'CANCEL' THEN $3 ELSE cancelled_at END,
                edition = edition + CASE WHEN $4 = 'CANCEL' AND published_at IS NOT NULL THEN 1 ELSE 0 END
            WHERE id = $1""";

    private static final String BECAUSE = "UPDATE activities SET cancelled_because = $2 WHERE id = $1";

    private static final String REPORT = "UPDATE activities SET report = $2, guests = $3 WHERE id = $1";

    private static final String ACTIVE = "SELECT 1 FROM organizations WHERE id = $1 AND status = 'ACTIVE' FOR SHARE";

    private final Activities activities;
    private final ActivityProjection views;
    private final AuditLog audit;
    private final Work work;
    private final Clock clock;

    ActivityDecisions(Activities activities, ActivityProjection views, AuditLog audit, Work work, Clock clock) {
        this.activities = activities;
        this.views = views;
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    /**
     * Members see it and sign up from now on.
     *
     * @throws ProblemException {@code activity-in-the-past}, {@code activity-organization-ended}
     */
    public Uni<ActivityView> publish(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> decide(id, ActivityAct.PUBLISH, caller)
                .call(before -> requireActive(before.organizationId()))
                .chain(() -> require(id, caller)));
    }

    /** Before its deadline. */
    public Uni<ActivityView> close(UUID id, Caller caller) {
        return work.in(
                caller.scope(), () -> decide(id, ActivityAct.CLOSE, caller).chain(() -> require(id, caller)));
    }

    /**
     * Before its deadline, which may have been put off.
     *
     * @throws ProblemException {@code activity-in-the-past}, {@code activity-organization-ended}
     */
    public Uni<ActivityView> reopen(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> decide(id, ActivityAct.REOPEN, caller)
                .call(before -> requireActive(before.organizationId()))
                .chain(() -> require(id, caller)));
    }

    /**
     * It has taken place, announced or not. What was not is seen from then on as if it had been when it began: it is no news.
     *
     * @throws ProblemException {@code activity-not-begun}
     */
    public Uni<ActivityView> hold(UUID id, Caller caller) {
        return work.in(
                caller.scope(), () -> decide(id, ActivityAct.HOLD, caller).chain(() -> require(id, caller)));
    }

    /** It will not take place: all who have a place or wait are told. */
    public Uni<ActivityView> cancel(UUID id, CancelActivity request, Caller caller) {
        return work.in(caller.scope(), () -> decide(id, ActivityAct.CANCEL, caller)
                .call(() -> Statements.update(BECAUSE, id, request.reason()))
                .call(before -> before.state().ahead()
                        ? activities.tell(id, PersonMessageKind.ACTIVITY_CANCELLED, clock.instant())
                        : Uni.createFrom().voidItem())
                .chain(() -> require(id, caller)));
    }

    /** Nobody is invited to what nobody would hold. */
    private static Uni<Void> requireActive(UUID organization) {
        return Statements.row(ACTIVE, organization)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(ActivityProblem.ACTIVITY_ORGANIZATION_ENDED))
                .replaceWithVoid();
    }

    /** What was done, and how many guests came; as often as something has to be put right. */
    public Uni<ActivityView> report(UUID id, ReportActivity request, Caller caller) {
        String text = sanitized(request.text());
        return work.in(caller.scope(), () -> decide(id, ActivityAct.REPORT, caller)
                .call(() -> Statements.update(REPORT, id, text, request.guests()))
                .chain(() -> require(id, caller)));
    }

    private static String sanitized(String text) {
        try {
            return RichText.sanitized(text, LONGEST_REPORT);
        } catch (InvalidValue e) {
            throw ProblemException.invalid("/text", e.code());
        }
    }

    /** @return as it stood before */
    private Uni<Activity> decide(UUID id, ActivityAct act, Caller caller) {
        Instant now = clock.instant();
        return activities
                .lockedWithin(id, caller)
                .call(activity -> Statements.update(DECIDE, id, activity.after(act, now), now, act.name()))
                .invoke(activity -> audit.record(
                        caller.actor(), AuditEvent.of(act.recorded(), "activity", id, activity.organizationId())));
    }

    private Uni<ActivityView> require(UUID id, Caller caller) {
        return views.find(id, caller).onItem().ifNull().failWith(Activities::unknown);
    }
}
