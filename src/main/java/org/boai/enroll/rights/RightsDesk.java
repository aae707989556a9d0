package org.boai.enroll.rights;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.EndReason;
import org.boai.enroll.membership.Departures;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.notification.NoticeService;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Limits;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * Answers what persons ask. Whoever is in the audience of the notice may, and the answer acknowledges it. A refusal and
 * a restriction to storage give their reason (PIPL 47, 50).
 */
@ApplicationScoped
public class RightsDesk {
    private static final int MOST_AN_HOUR = 30;

    private final Limits limits;
    private final RightsRequestProjection requests;
    private final SubjectProjection subjects;
    private final SealedRequests sealed;
    private final AllRecords records;
    private final Corrections corrections;
    private final Departures departures;
    private final NoticeService notices;
    private final Doorbell doorbell;
    private final AuditLog audit;
    private final Work work;
    private final Clock clock;

    RightsDesk(
            Limits limits,
            RightsRequestProjection requests,
            SubjectProjection subjects,
            SealedRequests sealed,
            AllRecords records,
            Corrections corrections,
            Departures departures,
            NoticeService notices,
            Doorbell doorbell,
            AuditLog audit,
            Work work,
            Clock clock) {
        this.limits = limits;
        this.requests = requests;
        this.subjects = subjects;
        this.sealed = sealed;
        this.records = records;
        this.corrections = corrections;
        this.departures = departures;
        this.notices = notices;
        this.doorbell = doorbell;
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    /** Of the caller's subtree, oldest first. @param state null for all */
    public Uni<Page<RightsRequestView>> list(RightsState state, UUID after, int limit, Caller caller) {
        return work.in(caller.scope(), () -> requests.list(state, after, limit + 1, caller)
                        .map(rows -> rows.stream().map(sealed::view).toList()))
                .map(rows -> Page.of(rows, limit, view -> view.id().toString()));
    }

    /**
     * With what is written in it, while it is to be decided; thirty an hour.
     *
     * @throws ProblemException {@code rights-request-unknown}, {@code too-many-tries}
     */
    public Uni<OpenedRequest> open(UUID id, Caller caller) {
        return limits.take("rights-request:" + caller.accountId(), MOST_AN_HOUR, Duration.ofHours(1))
                .chain(() -> opened(id, caller));
    }

    private Uni<OpenedRequest> opened(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> requests.require(id, caller).map(row -> {
            var view = sealed.view(row);
            if (row.state != RightsState.OPEN) {
                return new OpenedRequest(view, null, null, row.textCheck);
            }
            audit.record(
                    caller.actor(),
                    new AuditEvent(
                            "rights-request-read", "rights-request", id.toString(), row.organizationId, view.fields()));
            return new OpenedRequest(view, sealed.wishes(row), sealed.reason(row), row.textCheck);
        }));
    }

    /**
     * Does what was asked for: corrects all that is held, or erases it and ends the membership.
     *
     * @throws ProblemException {@code rights-request-unknown}, {@code rights-request-answered}, {@code notice-not-yours},
     *     {@code member-already}
     */
    public Uni<RightsRequestView> grant(UUID id, Caller caller) {
        return answer(id, caller, row -> {
            row.answer(RightsState.GRANTED, null, caller.accountId(), clock.instant());
            return row.kind == RightsKind.DELETION
                    ? widened(caller, row, subject -> delete(subject, row, caller))
                    : widened(
                            caller,
                            row,
                            subject -> corrections.apply(
                                    subject, sealed.wishes(row).correction(LocalDate.now(clock)), null));
        });
    }

    /** @throws ProblemException as {@link #grant} */
    public Uni<RightsRequestView> refuse(UUID id, AnswerRequest why, Caller caller) {
        return answer(id, caller, row -> {
            row.answer(RightsState.REFUSED, why.reason(), caller.accountId(), clock.instant());
            return Uni.createFrom().voidItem();
        });
    }

    /**
     * Instead of a deletion that something hinders: the membership ends, and what is held is stored until its time is
     * over; no steward works with it any more.
     *
     * @throws ProblemException as {@link #grant}, {@code storage-only-for-deletions}
     */
    public Uni<RightsRequestView> storeOnly(UUID id, AnswerRequest why, Caller caller) {
        return answer(id, caller, row -> {
            if (row.kind != RightsKind.DELETION) {
                throw ProblemException.of(RightsProblem.STORAGE_ONLY_FOR_DELETIONS);
            }
            row.answer(RightsState.STORAGE_ONLY, why.reason(), caller.accountId(), clock.instant());
            return widened(caller, row, subject -> departures
                    .leave(subject, EndReason.DATA_DELETED, caller.actor())
                    .chain(() -> subjects.withMerged(subject))
                    .chain(records::restrict));
        });
    }

    /** What an answer does, with the request locked and open. */
    private interface Effect {
        Uni<Void> of(RightsRequest row);
    }

    /** What is done to a person's rows, wherever they lie: the request was within the caller's scope. */
    private interface Change {
        Uni<Void> to(DataSubject subject);
    }

    private Uni<RightsRequestView> answer(UUID id, Caller caller, Effect effect) {
        return notices.upToDateAbout(id)
                .chain(() -> work.in(caller.scope(), () -> requests.requireLocked(id, caller)
                        .invoke(RightsRequest::requireOpen)
                        .call(() -> notices.acknowledgeAbout(id, caller))
                        .chain(row -> {
                            var before = sealed.view(row);
                            return effect.of(row)
                                    .invoke(() -> audit.record(caller.actor(), answered(row, before)))
                                    .replaceWith(() -> RightsRequestView.of(row, before.fields()));
                        })))
                .invoke(doorbell::ring);
    }

    private static AuditEvent answered(RightsRequest row, RightsRequestView before) {
        String action = "rights-" + row.state.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new AuditEvent(action, "rights-request", row.id.toString(), row.organizationId, before.fields());
    }

    private Uni<Void> widened(Caller caller, RightsRequest row, Change change) {
        return work.widened(Scope.SYSTEM, caller.scope(), () -> subjects.require(row.personKey)
                .chain(found -> change.to(found.subject())));
    }

    private Uni<Void> delete(DataSubject subject, RightsRequest row, Caller caller) {
        return departures
                .leave(subject, EndReason.DATA_DELETED, caller.actor())
                .chain(() -> subjects.withMerged(subject))
                .chain(records::erase)
                .invoke(erased -> audit.record(
                        caller.actor(),
                        new AuditEvent(
                                "person-erased",
                                "rights-request",
                                row.id.toString(),
                                row.organizationId,
                                List.copyOf(erased.keySet()))))
                .replaceWithVoid();
    }
}
