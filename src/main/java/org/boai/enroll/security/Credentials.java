package org.boai.enroll.security;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.ProblemException;

/**
 * Whether somebody is who they say. Guessing is slowed down for the name from this address and for this address, never
 * for the name everywhere: an outsider would lock people out. Of an address only what was wrong is counted, afterwards:
 * a county that signs in at nine must not queue for one row. One-time codes are counted for the account, since only who
 * knows the password comes that far.
 */
@ApplicationScoped
class Credentials {
    private static final int GUESSES = 10;
    private static final Duration GUESSING_WINDOW = Duration.ofMinutes(5);

    /** Checks of passwords queue anyway: whoever waits for one keeps no connection busy before. */
    private static final int AT_ONCE = 4;

    private static final int WAITING = 128;
    private static final int CODES = 10;
    private static final Duration CODES_WINDOW = Duration.ofMinutes(15);

    private final Passwords passwords;
    private final SecondFactors factors;
    private final Limits limits;
    private final Turns turns = new Turns(AT_ONCE, WAITING);
    private final SharedCounts counts;
    private final Limit wrong;
    private final AuditLog audit;
    private final Work work;

    Credentials(
            Passwords passwords,
            SecondFactors factors,
            Limits limits,
            SharedCounts counts,
            LimitsConfig config,
            AuditLog audit,
            Work work) {
        this.passwords = passwords;
        this.factors = factors;
        this.limits = limits;
        this.counts = counts;
        this.wrong = Limit.wrongPasswords(config);
        this.audit = audit;
        this.work = work;
    }

    /**
     * @throws ProblemException {@code credentials-refused}, {@code too-many-tries}, {@code too-many-requests},
     *     {@code overloaded}
     */
    Uni<KnownAccount> password(String name, String password, String address) {
        return turns.take(() -> check(name, password, address));
    }

    private Uni<KnownAccount> check(String name, String password, String address) {
        String username = name.strip().toLowerCase(Locale.ROOT);
        String pair = "sign-in:" + username + ":" + address;
        counts.requireRoom(wrong, address);
        return limits.take(pair, GUESSES, GUESSING_WINDOW)
                .chain(() -> work.in(Scope.SYSTEM, () -> Statements.row(KnownAccount.BY_NAME, username)))
                .map(KnownAccount::of)
                .chain(account -> passwords
                        .matches(password, account == null ? null : account.passwordHash())
                        .chain(right -> right
                                ? Uni.createFrom().item(account)
                                : refuse(account, SecurityProblem.CREDENTIALS_REFUSED)
                                        .onFailure(ProblemException.class)
                                        .invoke(() -> counts.take(wrong, address))))
                .call(() -> limits.giveBack(pair));
    }

    /**
     * The code of an account that has a second factor; each works once.
     *
     * @throws ProblemException {@code second-factor-required}, {@code second-factor-refused}, {@code too-many-tries}
     */
    Uni<Void> secondFactor(KnownAccount account, String code) {
        if (!account.enrolled()) {
            return Uni.createFrom().voidItem();
        }
        if (code == null || code.isBlank()) {
            return Uni.createFrom().failure(ProblemException.of(SecurityProblem.SECOND_FACTOR_REQUIRED));
        }
        return counted(account, () -> factors.use(account.id(), code.strip()));
    }

    /** A code of the secret that was just made. @throws ProblemException as {@link #secondFactor} */
    Uni<Void> firstCode(KnownAccount account, String code) {
        return counted(account, () -> factors.confirm(account.id(), code.strip()));
    }

    private Uni<Void> counted(KnownAccount account, Supplier<Uni<Boolean>> check) {
        String bucket = "second-factor:" + account.id();
        return limits.take(bucket, CODES, CODES_WINDOW)
                .chain(() -> work.in(Scope.SYSTEM, check))
                .chain(right -> right
                        ? limits.giveBack(bucket)
                        : refuse(account, SecurityProblem.SECOND_FACTOR_REFUSED).replaceWithVoid());
    }

    /** The same steps whether the name is known or not. */
    private Uni<KnownAccount> refuse(KnownAccount account, SecurityProblem problem) {
        UUID organization = account == null ? null : account.organization();
        Object object = account == null ? "unknown" : account.id();
        return work.in(Scope.SYSTEM, () -> {
                    audit.record(Actor.SYSTEM, AuditEvent.of(problem.slug(), "account", object, organization));
                    return Uni.createFrom().voidItem();
                })
                .chain(() -> Uni.createFrom().failure(ProblemException.of(problem)));
    }
}
