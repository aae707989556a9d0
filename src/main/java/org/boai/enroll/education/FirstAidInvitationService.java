package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.code.GivenInvitation;
import org.boai.enroll.code.Invitations;
import org.boai.enroll.education.FirstAidParticipants.Guest;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Limits;
import org.boai.enroll.security.Turns;
import org.boai.enroll.security.Work;

/**
 * Invites the participants of a class to become members (浙红〔2019〕40号 三(三)): each with an address of their own that is shown
 * once, or on a sheet to be cut and handed out. Given out anew, the one before opens nothing any more.
 */
@ApplicationScoped
public class FirstAidInvitationService {
    private static final int WAITING = 16;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<String> OPENED = List.of("fullName", "phone");

    private final FirstAidProjection classes;
    private final FirstAidParticipants participants;
    private final Invitations invitations;
    private final Limits limits;
    private final FirstAidConfig config;
    private final AuditLog audit;
    private final Work work;
    private final Vertx vertx;
    private final Turns drawing = new Turns(1, WAITING);

    FirstAidInvitationService(
            FirstAidProjection classes,
            FirstAidParticipants participants,
            Invitations invitations,
            Limits limits,
            FirstAidConfig config,
            AuditLog audit,
            Work work,
            Vertx vertx) {
        this.classes = classes;
        this.participants = participants;
        this.invitations = invitations;
        this.limits = limits;
        this.config = config;
        this.audit = audit;
        this.work = work;
        this.vertx = vertx;
    }

    /** A class with whom it has just invited, side by side. */
    private record Invited(FirstAidClassView of, List<Guest> guests, List<GivenInvitation> given) {}

    /**
     * @throws ProblemException {@code first-aid-class-unknown}; of those who are named {@code first-aid-participant-unknown} and
     *     {@code first-aid-participant-applied}; {@code code-paused} and what else closes a code; {@code too-many-tries}
     */
    public Uni<InvitedParticipants> invite(UUID id, InviteParticipants request, Caller caller) {
        return take(id, request, caller)
                .chain(() -> work.in(caller.scope(), () -> invited(id, request, caller)
                        .invoke(invited -> disclosed(invited, caller))))
                .map(invited -> {
                    List<InvitedParticipants.InvitedParticipant> items = new ArrayList<>();
                    for (int i = 0; i < invited.guests().size(); i++) {
                        var guest = invited.guests().get(i);
                        var given = invited.given().get(i);
                        items.add(new InvitedParticipants.InvitedParticipant(
                                guest.id(), guest.name().masked(), given.url(), given.expiresAt()));
                    }
                    return new InvitedParticipants(items);
                });
    }

    /** The same on paper, with the names in full: it is in the record of acts. @throws ProblemException as {@link #invite} */
    public Uni<byte[]> print(UUID id, InviteParticipants request, Caller caller) {
        return take(id, request, caller)
                .chain(() -> work.in(caller.scope(), () -> invited(id, request, caller)
                        .invoke(invited -> disclosed(invited, caller))))
                .chain(invited -> drawing.take(
                        () -> vertx.executeBlocking(() -> sheet(invited, caller).pdf(), false)));
    }

    /** Before anybody is invited: each address shows a person. */
    private Uni<Void> take(UUID id, InviteParticipants request, Caller caller) {
        return work.in(caller.scope(), () -> classes.require(id, caller)
                        .chain(() -> participants.toInvite(id, request.participants())))
                .chain(persons -> limits.take(
                        "first-aid-invitations:" + caller.accountId(), config.mostInvitationsAnHour(), HOUR, persons));
    }

    private static FirstAidSheet sheet(Invited invited, Caller caller) {
        List<FirstAidSheet.Slip> slips = new ArrayList<>();
        for (int i = 0; i < invited.guests().size(); i++) {
            var given = invited.given().get(i);
            slips.add(new FirstAidSheet.Slip(invited.guests().get(i).name(), given.url(), given.expiresAt()));
        }
        return new FirstAidSheet(invited.of(), slips, caller.username());
    }

    private Uni<Invited> invited(UUID id, InviteParticipants request, Caller caller) {
        List<UUID> named =
                request.participants() == null ? null : List.copyOf(new LinkedHashSet<>(request.participants()));
        return classes.require(id, caller).chain(found -> participants
                .locked(id, named)
                .invoke(known -> requireAll(named, known, FirstAidProblem.FIRST_AID_PARTICIPANT_UNKNOWN))
                .chain(this::withoutApplicants)
                .invoke(guests -> requireAll(named, guests, FirstAidProblem.FIRST_AID_PARTICIPANT_APPLIED))
                .map(FirstAidInvitationService::readable)
                .chain(guests -> give(found, guests, caller).map(given -> new Invited(found, guests, given))));
    }

    /** Asked when they are locked: who applies at this moment is invited no more. */
    private Uni<List<Guest>> withoutApplicants(List<Guest> known) {
        return invitations.used(known.stream().map(Guest::id).toList()).map(applied -> known.stream()
                .filter(guest -> !applied.contains(guest.id()))
                .toList());
    }

    /** Whose name cannot be read would open an empty form with it, and keeps nobody else from being invited. */
    private static List<Guest> readable(List<Guest> guests) {
        return guests.stream().filter(guest -> guest.name() != null).toList();
    }

    private Uni<List<GivenInvitation>> give(FirstAidClassView of, List<Guest> guests, Caller caller) {
        List<UUID> whom = guests.stream().map(Guest::id).toList();
        if (whom.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        audit.recordAll(
                caller.actor(),
                whom.stream()
                        .map(one ->
                                AuditEvent.of("invitation-given", "first-aid-participant", one, of.organizationId()))
                        .toList());
        return invitations.give(whom, new Invitations.From(of.code(), of.organizationId(), caller));
    }

    private static void requireAll(List<UUID> named, List<Guest> found, FirstAidProblem otherwise) {
        if (named != null && found.size() < named.size()) {
            throw ProblemException.of(otherwise);
        }
    }

    /** An address opens the prefill: whoever holds it reads name and phone. */
    private void disclosed(Invited invited, Caller caller) {
        List<AuditEvent> events = invited.guests().stream()
                .map(guest -> new AuditEvent(
                        "fields-disclosed",
                        "first-aid-participant",
                        guest.id().toString(),
                        invited.of().organizationId(),
                        OPENED))
                .toList();
        if (!events.isEmpty()) {
            audit.recordAll(caller.actor(), events);
        }
    }
}
