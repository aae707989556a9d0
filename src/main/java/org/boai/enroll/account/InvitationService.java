package org.boai.enroll.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.boai.enroll.account.InvitationRepository.Batch;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ProblemType;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Role;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** Inviting to accounts: a token that works once; whoever has it sets the password, which nobody else ever knows. */
@ApplicationScoped
public class InvitationService {
    private final InvitationRepository invitations;
    private final InvitationProjection projection;
    private final AccountRepository accounts;
    private final AccountConfig config;
    private final AuditLog audit;
    private final Work work;
    private final Clock clock;

    InvitationService(
            InvitationRepository invitations,
            InvitationProjection projection,
            AccountRepository accounts,
            AccountConfig config,
            AuditLog audit,
            Work work,
            Clock clock) {
        this.invitations = invitations;
        this.projection = projection;
        this.accounts = accounts;
        this.config = config;
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    public Uni<Page<InvitationView>> list(AccountFilter filter, Caller caller) {
        return projection
                .list(filter, caller)
                .map(rows ->
                        Page.of(rows, filter.limitOrDefault(), view -> view.id().toString()));
    }

    /**
     * @throws ProblemException {@code organization-unknown}, {@code username-taken}, {@code roles-incompatible},
     *     {@code roles-beyond-own}
     */
    public Uni<IssuedInvitation> invite(Invite request, Caller caller) {
        var rows = List.of(request);
        return work.in(caller.scope(), () -> problems(rows, caller)
                        .invoke(problems -> requireNone(problems.get(0)))
                        .chain(() -> add(rows, caller.accountId(), null, caller.actor())))
                .map(issued -> issued.get(0));
    }

    /** All of them or none. @throws ProblemException {@code roster-refused} with the rows and what is wrong with each */
    public Uni<IssuedInvitations> inviteAll(Roster roster, Caller caller) {
        return work.in(caller.scope(), () -> problems(roster.rows(), caller)
                        .invoke(InvitationService::requireAll)
                        .chain(() -> add(roster.rows(), caller.accountId(), null, caller.actor())))
                .map(IssuedInvitations::new);
    }

    private Uni<List<ProblemType>> problems(List<Invite> rows, Caller caller) {
        return invitations.facts(rows, caller.organizationId()).map(facts -> RosterCheck.problems(rows, facts, caller));
    }

    private static void requireAll(List<ProblemType> problems) {
        var refused = RosterCheck.refused(problems);
        if (!refused.isEmpty()) {
            throw ProblemException.of(AccountProblem.ROSTER_REFUSED).with("rows", refused);
        }
    }

    private static void requireNone(ProblemType problem) {
        if (problem != null) {
            throw ProblemException.of(problem);
        }
    }

    /**
     * The own account, or one of the subtree whose roles the caller could give.
     *
     * @throws ProblemException {@code account-unknown}, {@code username-taken}, {@code roles-beyond-own},
     *     {@code account-end-passed}
     */
    public Uni<IssuedInvitation> handOver(UUID id, HandOver request, Caller caller) {
        return work.in(caller.scope(), () -> accounts.require(id, caller.organizationId())
                        .invoke(account -> requireMayHandOver(account, caller))
                        .map(account -> new Invite(request.username(), account.organizationId(), account.roles(), null))
                        .call(row -> invitations
                                .facts(List.of(row), caller.organizationId())
                                .invoke(facts -> requireNone(
                                        facts.get(0).usernameTaken() ? AccountProblem.USERNAME_TAKEN : null)))
                        .chain(row -> add(List.of(row), caller.accountId(), id, caller.actor())))
                .map(issued -> issued.get(0));
    }

    private void requireMayHandOver(Account account, Caller caller) {
        boolean own = account.id().equals(caller.accountId());
        if (!own && !caller.has(Role.Name.STEWARD_ADMIN)) {
            throw ProblemException.of(AccountProblem.ACCOUNT_UNKNOWN);
        }
        if (!own) {
            Grants.require(account.roles(), caller);
        }
        if (account.disabled()) {
            throw ProblemException.of(AccountProblem.ACCOUNT_END_PASSED);
        }
    }

    /** The operator's, before there is an administrator, or for the roles that no administrator can give. */
    public Uni<IssuedInvitation> inviteAsOperator(Invite request) {
        var rows = List.of(request);
        requireNone(Grants.compatible(request.roles()) ? null : AccountProblem.ROLES_INCOMPATIBLE);
        return work.in(Scope.SYSTEM, () -> invitations
                        .facts(rows, request.organizationId())
                        .invoke(facts ->
                                requireNone(facts.get(0).usernameTaken() ? AccountProblem.USERNAME_TAKEN : null))
                        .chain(() -> add(rows, null, null, Actor.SYSTEM)))
                .map(issued -> issued.get(0));
    }

    private Uni<List<IssuedInvitation>> add(List<Invite> rows, UUID invitedBy, UUID predecessor, Actor actor) {
        Instant expires = clock.instant().plus(config.invitation());
        var batch = new Batch(
                rows,
                Stream.generate(RandomToken::next).limit(rows.size()).toList(),
                Stream.generate(Ids::next).limit(rows.size()).toList(),
                invitedBy,
                predecessor);
        String action = predecessor == null ? "account-invited" : "successor-invited";
        return invitations
                .add(batch, expires)
                .invoke(() -> audit.recordAll(
                        actor,
                        IntStream.range(0, rows.size())
                                .mapToObj(i -> AuditEvent.of(
                                        action,
                                        "invitation",
                                        batch.ids().get(i),
                                        rows.get(i).organizationId()))
                                .toList()))
                .replaceWith(() -> IntStream.range(0, rows.size())
                        .mapToObj(i -> issued(batch, i, expires))
                        .toList());
    }

    private static IssuedInvitation issued(Batch batch, int row, Instant expires) {
        return new IssuedInvitation(
                batch.ids().get(row),
                batch.rows().get(row).username(),
                batch.tokens().get(row),
                InvitationProjection.local(expires));
    }

    /** @throws ProblemException {@code invitation-unknown}, also for one that is not open any more */
    public Uni<Void> withdraw(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> invitations
                .withdraw(id, caller.organizationId())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(AccountProblem.INVITATION_UNKNOWN))
                .invoke(organization -> audit.record(
                        caller.actor(), AuditEvent.of("invitation-withdrawn", "invitation", id, organization)))
                .replaceWithVoid());
    }
}
