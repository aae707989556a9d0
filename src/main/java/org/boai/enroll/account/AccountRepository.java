package org.boai.enroll.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.organization.OrganizationProblem;
import org.boai.enroll.security.Caller;

/** Changes accounts, in the unit of work at hand. */
@ApplicationScoped
class AccountRepository {
    private static final String LOAD = "SELECT " + Account.COLUMNS
            + """
             FROM accounts a JOIN organizations o ON o.id = a.organization_id
            WHERE a.id = $1 AND o.ancestors @> ARRAY[$2::uuid] FOR UPDATE OF a""";

    private static final String IN_SUBTREE =
            """
            SELECT 1 FROM organizations
            WHERE id = $1 AND ancestors @> ARRAY[$2::uuid] AND status NOT IN ('MERGED', 'DISSOLVED')""";

    /** Whoever is disabled is signed out; the tokens do not come back with the account. */
    private static final String CHANGE =
            """
            UPDATE accounts SET organization_id = $2, roles = $3, valid_until = $4,
                disabled_at = CASE WHEN $5 THEN coalesce(disabled_at, now()) END,
                token_version = token_version + ($5 AND disabled_at IS NULL)::int, version = version + 1
            WHERE id = $1""";

    private static final String SIGN_OUT =
            """
            UPDATE accounts SET second_factor_since = NULL, token_version = token_version + 1, version = version + 1
            WHERE id = $1""";
    private static final String FORGET_FACTOR = "DELETE FROM second_factors WHERE account_id = $1";
    private static final String FORGET_CODES = "DELETE FROM recovery_codes WHERE account_id = $1";

    /** "BOAI" and "admi": changes of the province's administrators queue. */
    private static final long ADMINISTRATORS = 0x424f_4149_6164_6d69L;

    private static final String QUEUE = "SELECT pg_advisory_xact_lock($1)::text";
    private static final String ADMINISTERED =
            """
            SELECT EXISTS (SELECT 1 FROM accounts a JOIN organizations o ON o.id = a.organization_id
                WHERE o.kind = 'PROVINCE' AND 'STEWARD_ADMIN' = ANY (a.roles) AND a.disabled_at IS NULL
                  AND a.valid_until IS NULL)""";

    /** @throws ProblemException {@code account-unknown}, also outside the caller's subtree */
    Uni<Account> require(UUID id, UUID subtree) {
        return Statements.row(LOAD, id, subtree)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(AccountProblem.ACCOUNT_UNKNOWN))
                .map(Account::of);
    }

    /** @throws ProblemException {@code organization-unknown}, also outside the caller's subtree */
    Uni<Void> requireOrganization(UUID id, Caller caller) {
        return Statements.row(IN_SUBTREE, id, caller.organizationId())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(OrganizationProblem.ORGANIZATION_UNKNOWN))
                .replaceWithVoid();
    }

    Uni<Void> change(Account account) {
        return Statements.update(
                        CHANGE,
                        account.id(),
                        account.organizationId(),
                        account.roleNames(),
                        account.validUntil(),
                        account.disabled())
                .replaceWithVoid();
    }

    /** In the program's own scope. */
    Uni<Void> forgetSecondFactor(UUID account) {
        return Statements.update(FORGET_FACTOR, account)
                .chain(() -> Statements.update(FORGET_CODES, account))
                .chain(() -> Statements.update(SIGN_OUT, account))
                .replaceWithVoid();
    }

    /** Before an administrator of the province is changed. */
    Uni<Void> queueAdministrators() {
        return Statements.row(QUEUE, ADMINISTRATORS).replaceWithVoid();
    }

    /** After it. @throws ProblemException {@code last-administrator} */
    Uni<Void> requireAdministrator() {
        return Statements.row(ADMINISTERED)
                .invoke(row -> {
                    if (!(Boolean) row[0]) {
                        throw ProblemException.of(AccountProblem.LAST_ADMINISTRATOR);
                    }
                })
                .replaceWithVoid();
    }
}
