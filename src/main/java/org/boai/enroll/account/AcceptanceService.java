package org.boai.enroll.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Facts;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Limits;
import org.boai.enroll.security.Passwords;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** Whoever has the token of an invitation takes the account. */
@ApplicationScoped
public class AcceptanceService {
    private static final int GUESSES = 30;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final ChangeAccount END = new ChangeAccount(null, null, null, true);

    private final InvitationRepository invitations;
    private final AccountRepository accounts;
    private final Passwords passwords;
    private final Limits limits;
    private final AuditLog audit;
    private final Work work;
    private final Facts facts;
    private final Clock clock;

    AcceptanceService(
            InvitationRepository invitations,
            AccountRepository accounts,
            Passwords passwords,
            Limits limits,
            AuditLog audit,
            Work work,
            Facts facts,
            Clock clock) {
        this.invitations = invitations;
        this.accounts = accounts;
        this.passwords = passwords;
        this.limits = limits;
        this.audit = audit;
        this.work = work;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * Makes the account; the one that it succeeds ends in the same moment.
     *
     * @param address where the request comes from
     * @throws ProblemException {@code invitation-unknown}, {@code invitation-over}, {@code username-taken},
     *     {@code too-many-tries} for who guesses
     */
    public Uni<AcceptedInvitation> accept(AcceptInvitation request, String address) {
        String bucket = "invitation:" + address;
        return limits.take(bucket, GUESSES, WINDOW)
                .chain(() -> work.in(Scope.SYSTEM, () -> find(request)))
                .call(() -> limits.giveBack(bucket))
                .chain(() -> passwords.hash(request.password()))
                // again, and locked: the password took its time
                .chain(hash -> work.in(Scope.SYSTEM, () -> find(request).chain(found -> take(found, hash))))
                .call(facts::refresh);
    }

    private Uni<Invitation> find(AcceptInvitation request) {
        return invitations.requireGood(request.token(), clock.instant());
    }

    private Uni<AcceptedInvitation> take(Invitation invitation, String passwordHash) {
        UUID id = Ids.next();
        return invitations
                .makeAccount(id, invitation, passwordHash)
                .invoke(() -> record("account-made", id, invitation, id))
                .chain(() -> invitation.heir() == null ? Uni.createFrom().voidItem() : end(invitation, id))
                .replaceWith(new AcceptedInvitation(id, invitation.username()));
    }

    private Uni<Void> end(Invitation invitation, UUID successor) {
        var predecessor = invitation.heir();
        return accounts.change(predecessor.changed(END, clock.instant()))
                .invoke(() -> record("account-handed-over", predecessor.id(), invitation, successor));
    }

    private void record(String action, UUID account, Invitation invitation, UUID actor) {
        audit.record(Actor.steward(actor), AuditEvent.of(action, "account", account, invitation.organizationId()));
    }
}
