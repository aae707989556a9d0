package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.code.Invitations;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.RetentionConfig;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** Who takes part in a class: entered with their consent, found to have passed or not, and forgotten when they ask. */
@ApplicationScoped
public class FirstAidParticipantService {
    /** Of one class: as many as one sheet of invitations is for. */
    static final int MOST = 200;

    private static final String CLASS_OF =
            """
            SELECT p.class_id, p.organization_id FROM first_aid_participants p WHERE p.id = $1 AND p.erased_at IS NULL
            FOR UPDATE""";

    private final FirstAidProjection classes;
    private final FirstAidParticipants participants;
    private final FirstAidResults results;
    private final Invitations invitations;
    private final RetentionConfig retention;
    private final AuditLog audit;
    private final Work work;
    private final Clock clock;

    FirstAidParticipantService(
            FirstAidProjection classes,
            FirstAidParticipants participants,
            FirstAidResults results,
            Invitations invitations,
            RetentionConfig retention,
            AuditLog audit,
            Work work,
            Clock clock) {
        this.classes = classes;
        this.participants = participants;
        this.results = results;
        this.invitations = invitations;
        this.retention = retention;
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    /** In the order in which they were entered, masked. @throws ProblemException {@code first-aid-class-unknown} */
    public Uni<Page<ParticipantView>> list(UUID id, UUID after, int limit, Caller caller) {
        return work.in(caller.scope(), () -> classes.require(id, caller)
                        .chain(() -> participants.list(id, after, limit + 1)))
                .map(rows -> Page.of(rows, limit, view -> view.id().toString()));
    }

    /**
     * All or none; whoever is there already, by name and phone, stays as they are.
     *
     * @throws ProblemException {@code first-aid-class-unknown}, {@code request-invalid}, {@code first-aid-class-full},
     *     {@code first-aid-class-over}
     */
    public Uni<EnteredParticipants> enter(UUID id, EnterParticipants request, Caller caller) {
        return work.in(caller.scope(), () -> classes.requireLocked(id, caller)
                .invoke(this::requireKept)
                .call(() -> requireRegions(request))
                .chain(found -> participants
                        .enter(found, request, caller)
                        .call(entered -> participants.count(id).invoke(FirstAidParticipantService::requireRoom))
                        .invoke(entered -> record(entered, "first-aid-participant-entered", found, caller))
                        .map(entered -> new EnteredParticipants(
                                entered, request.participants().size() - entered.size()))));
    }

    /** Whoever is entered after that is forgotten within the hour. */
    private void requireKept(FirstAidClassView into) {
        var today = LocalDate.now(clock.withZone(SystemClock.ZONE));
        if (into.lastDay().isBefore(today.minus(retention.firstAidParticipants()))) {
            throw ProblemException.of(FirstAidProblem.FIRST_AID_CLASS_OVER);
        }
    }

    private Uni<Void> requireRegions(EnterParticipants request) {
        var codes = request.participants().stream()
                .map(EnterParticipants.NewParticipant::residence)
                .toList();
        return classes.unknownRegion(codes.stream().filter(Objects::nonNull).toList())
                .invoke(unknown -> {
                    if (unknown != null) {
                        int where = IntStream.range(0, codes.size())
                                .filter(i -> unknown.equals(codes.get(i)))
                                .findFirst()
                                .orElse(0);
                        throw ProblemException.invalid("/participants/" + where + "/residence", "region-unknown");
                    }
                })
                .replaceWithVoid();
    }

    private static void requireRoom(long count) {
        if (count > MOST) {
            throw ProblemException.of(FirstAidProblem.FIRST_AID_CLASS_FULL);
        }
    }

    /**
     * All or none. Who has become a member by the invitation already has the certificate at once.
     *
     * @throws ProblemException {@code first-aid-class-unknown}, {@code first-aid-participant-unknown}, {@code request-invalid},
     *     {@code certificate-carried}, {@code certificate-number-taken}
     */
    public Uni<FirstAidFigures> record(UUID id, RecordResults request, Caller caller) {
        return work.in(caller.scope(), () -> classes.require(id, caller)
                .chain(found -> work.widened(Scope.SYSTEM, caller.scope(), () -> results.record(id, request.results())
                                .chain(() -> classes.figures(found)))
                        .invoke(() -> record(
                                request.results().stream()
                                        .map(RecordResults.ParticipantResult::participantId)
                                        .toList(),
                                "first-aid-result-recorded",
                                found,
                                caller))));
    }

    /**
     * The participant asked for it, or was entered by mistake: nothing personal is left, and the invitation opens nothing.
     *
     * @throws ProblemException {@code first-aid-participant-unknown}
     */
    public Uni<Void> erase(UUID participant, Caller caller) {
        return onlyOne(participant, "first-aid-participant-erased", caller, () -> invitations
                .revoke(List.of(participant))
                .chain(() -> Statements.update(FirstAidErasure.ONE, participant)));
    }

    /** What was given out opens nothing any more. @throws ProblemException {@code first-aid-participant-unknown} */
    public Uni<Void> revoke(UUID participant, Caller caller) {
        return onlyOne(participant, "invitation-revoked", caller, () -> invitations.revoke(List.of(participant)));
    }

    private Uni<Void> onlyOne(UUID participant, String action, Caller caller, java.util.function.Supplier<Uni<?>> act) {
        return work.in(caller.scope(), () -> Statements.row(CLASS_OF, participant)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(FirstAidProblem.FIRST_AID_PARTICIPANT_UNKNOWN))
                .call(row -> act.get())
                .invoke(row -> audit.record(
                        caller.actor(), AuditEvent.of(action, "first-aid-participant", participant, (UUID) row[1])))
                .replaceWithVoid());
    }

    private void record(List<UUID> whom, String action, FirstAidClassView of, Caller caller) {
        if (!whom.isEmpty()) {
            audit.recordAll(
                    caller.actor(),
                    whom.stream()
                            .map(id -> AuditEvent.of(action, "first-aid-participant", id, of.organizationId()))
                            .toList());
        }
    }
}
