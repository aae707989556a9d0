package org.boai.enroll.security;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.ProblemException;

/** A steward's own password. */
@ApplicationScoped
public class PasswordService {
    private static final int GUESSES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final String CHANGE =
            """
            UPDATE accounts SET password_hash = $3, token_version = token_version + 1
            WHERE id = $1 AND password_hash = $2 RETURNING token_version""";

    private final Passwords passwords;
    private final Issuing issuing;
    private final Limits limits;
    private final AuditLog audit;
    private final Work work;

    PasswordService(Passwords passwords, Issuing issuing, Limits limits, AuditLog audit, Work work) {
        this.passwords = passwords;
        this.issuing = issuing;
        this.limits = limits;
        this.audit = audit;
        this.work = work;
    }

    /**
     * Changes it; every other session of the account ends.
     *
     * @return tokens to go on with
     * @throws ProblemException {@code password-refused}, {@code too-many-tries}
     */
    public Uni<IssuedTokens> change(ChangePassword request, Caller caller) {
        String bucket = "password:" + caller.accountId();
        return limits.take(bucket, GUESSES, WINDOW)
                .chain(() -> work.in(Scope.SYSTEM, () -> Statements.row(KnownAccount.BY_ID, caller.accountId())))
                // ended since this request was let in
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(SecurityProblem.PASSWORD_REFUSED))
                .map(row -> KnownAccount.of(row).passwordHash())
                .call(old -> passwords.matches(request.password(), old).invoke(PasswordService::requireRight))
                .call(() -> limits.giveBack(bucket))
                .chain(old -> passwords
                        .hash(request.newPassword())
                        .chain(hash -> work.in(Scope.SYSTEM, () -> replace(caller, old, hash))));
    }

    private Uni<IssuedTokens> replace(Caller caller, String old, String hash) {
        return Statements.row(CHANGE, caller.accountId(), old, hash)
                .invoke(row -> requireRight(row != null))
                .invoke(() -> audit.record(
                        caller.actor(),
                        AuditEvent.of("password-changed", "account", caller.accountId(), caller.organizationId())))
                .chain(row -> issuing.issue(caller.accountId(), (Integer) row[0], Ids.next()));
    }

    private static void requireRight(boolean right) {
        if (!right) {
            throw ProblemException.of(SecurityProblem.PASSWORD_REFUSED);
        }
    }
}
