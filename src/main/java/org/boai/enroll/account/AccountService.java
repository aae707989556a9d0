package org.boai.enroll.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Facts;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** Seeing and changing accounts, always within the caller's subtree. A change takes effect at the next request. */
@ApplicationScoped
public class AccountService {
    private final AccountProjection projection;
    private final AccountRepository accounts;
    private final AuditLog audit;
    private final Work work;
    private final Facts facts;
    private final Clock clock;

    AccountService(
            AccountProjection projection,
            AccountRepository accounts,
            AuditLog audit,
            Work work,
            Facts facts,
            Clock clock) {
        this.projection = projection;
        this.accounts = accounts;
        this.audit = audit;
        this.work = work;
        this.facts = facts;
        this.clock = clock;
    }

    public Uni<Page<AccountView>> list(AccountFilter filter, Caller caller) {
        return projection
                .list(filter, caller)
                .map(rows ->
                        Page.of(rows, filter.limitOrDefault(), view -> view.id().toString()));
    }

    /** @throws ProblemException {@code account-unknown}, also outside the caller's subtree */
    public Uni<AccountView> get(UUID id, Caller caller) {
        return projection
                .find(id, caller)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(AccountProblem.ACCOUNT_UNKNOWN));
    }

    /**
     * Moves, grants, ends or takes back an end.
     *
     * @param version what the change was made against; another one now is {@code version-stale}
     * @throws ProblemException {@code account-unknown}, {@code organization-unknown}, {@code roles-incompatible},
     *     {@code roles-beyond-own}, {@code account-above-decides}, {@code account-end-passed},
     *     {@code last-administrator}
     */
    public Uni<AccountView> change(UUID id, int version, ChangeAccount request, Caller caller) {
        return work.in(caller.scope(), () -> accounts.require(id, caller.organizationId())
                        .invoke(account -> account.requireVersion(version))
                        .chain(account -> apply(account, request, caller)))
                .call(facts::refresh)
                .chain(() -> get(id, caller));
    }

    private Uni<Void> apply(Account account, ChangeAccount request, Caller caller) {
        var next = account.changed(request, clock.instant());
        if (request.onlyEnds()) {
            Grants.requireMayEnd(account.roles(), caller);
        } else {
            // who may not have given what it has may not change it, either
            Grants.require(account.roles(), caller);
            Grants.require(next.roles(), caller);
        }
        return (request.organizationId() == null
                        ? Uni.createFrom().voidItem()
                        : accounts.requireOrganization(request.organizationId(), caller))
                .chain(() -> account.administersTheProvince() ? changeAdministrator(next) : accounts.change(next))
                .invoke(() -> record("account-changed", next, caller, request.fields()));
    }

    private Uni<Void> changeAdministrator(Account next) {
        return accounts.queueAdministrators().chain(() -> accounts.change(next)).chain(accounts::requireAdministrator);
    }

    /**
     * For whom has lost the phone and the recovery codes: signs the account out; it sets up a new factor with its
     * password, which the administrator does not know.
     *
     * @throws ProblemException {@code account-unknown}, {@code account-above-decides}
     */
    public Uni<Void> resetSecondFactor(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> accounts.require(id, caller.organizationId())
                .invoke(account -> Grants.requireMayEnd(account.roles(), caller))
                .call(account ->
                        work.widened(Scope.SYSTEM, caller.scope(), () -> accounts.forgetSecondFactor(account.id())))
                .invoke(account -> record("second-factor-reset", account, caller, List.of()))
                .replaceWithVoid());
    }

    private void record(String action, Account account, Caller caller, List<String> fields) {
        audit.record(
                caller.actor(),
                new AuditEvent(action, "account", account.id().toString(), account.organizationId(), fields));
    }
}
