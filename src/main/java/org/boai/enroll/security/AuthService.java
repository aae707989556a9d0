package org.boai.enroll.security;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.ProblemException;

/**
 * Signing in and staying signed in. Each refresh token works once; a second use means that somebody else has a copy,
 * and ends the whole family.
 */
@ApplicationScoped
public class AuthService {
    private static final String FIND =
            """
            SELECT t.family, t.used_at IS NOT NULL, t.revoked_at IS NOT NULL OR t.expires_at < now()
                OR t.token_version <> a.token_version, a.id, a.organization_id
            FROM refresh_tokens t JOIN accounts a ON a.id = t.account_id
            WHERE t.token_hash = $1 FOR UPDATE OF t""";
    private static final String USED = "UPDATE refresh_tokens SET used_at = now() WHERE token_hash = $1";
    private static final String END_FAMILY =
            "UPDATE refresh_tokens SET revoked_at = now() WHERE family = $1 AND revoked_at IS NULL";

    private final Credentials credentials;
    private final Issuing issuing;
    private final SecurityConfig config;
    private final AuditLog audit;
    private final Work work;

    AuthService(Credentials credentials, Issuing issuing, SecurityConfig config, AuditLog audit, Work work) {
        this.credentials = credentials;
        this.issuing = issuing;
        this.config = config;
        this.audit = audit;
        this.work = work;
    }

    /**
     * @param address where the request comes from
     * @throws ProblemException {@code credentials-refused}, {@code second-factor-required},
     *     {@code second-factor-refused}, {@code second-factor-not-enrolled}, {@code too-many-tries}
     */
    public Uni<IssuedTokens> signIn(SignIn request, String address) {
        return credentials
                .password(request.username(), request.password(), address)
                .invoke(this::requireEnrolled)
                .call(account -> credentials.secondFactor(account, request.oneTimeCode()))
                .chain(account -> work.in(Scope.SYSTEM, () -> {
                    note("signed-in", account.id(), account.organization());
                    return issuing.issue(account.id(), account.tokenVersion(), Ids.next());
                }));
    }

    private void requireEnrolled(KnownAccount account) {
        if (mustEnroll(account)) {
            throw ProblemException.of(SecurityProblem.SECOND_FACTOR_NOT_ENROLLED);
        }
    }

    private boolean mustEnroll(KnownAccount account) {
        return config.secondFactor() == SecurityConfig.SecondFactorRule.REQUIRED
                && account.seesMany()
                && !account.enrolled();
    }

    /** @throws ProblemException {@code refresh-token-refused} */
    public Uni<IssuedTokens> refresh(RefreshTokens request) {
        byte[] hash = Tokens.hash(request.refreshToken());
        return work.in(Scope.SYSTEM, () -> Statements.row(FIND, (Object) hash).chain(token -> rotate(token, hash)))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(SecurityProblem.REFRESH_TOKEN_REFUSED));
    }

    /** Null when refused: the revocation of a reused family must commit, so a refusal is no failure here. */
    private Uni<IssuedTokens> rotate(Object[] token, byte[] hash) {
        if (token == null || (Boolean) token[2]) {
            return Uni.createFrom().nullItem();
        }
        UUID family = (UUID) token[0];
        if ((Boolean) token[1]) {
            note("refresh-token-reused", (UUID) token[3], (UUID) token[4]);
            return Statements.update(END_FAMILY, family).replaceWith((IssuedTokens) null);
        }
        return Statements.row(KnownAccount.BY_ID, token[3])
                .map(KnownAccount::of)
                .chain(account -> account == null || mustEnroll(account)
                        ? Uni.createFrom().nullItem()
                        : Statements.update(USED, (Object) hash)
                                .chain(() -> issuing.issue(account.id(), account.tokenVersion(), family)));
    }

    /** Ends the family of a refresh token; an unknown one is no failure. */
    public Uni<Void> signOut(RefreshTokens request) {
        byte[] hash = Tokens.hash(request.refreshToken());
        return work.in(Scope.SYSTEM, () -> Statements.row(FIND, (Object) hash).chain(token -> {
            if (token == null) {
                return Uni.createFrom().voidItem();
            }
            note("signed-out", (UUID) token[3], (UUID) token[4]);
            return Statements.update(END_FAMILY, token[0]).replaceWithVoid();
        }));
    }

    private void note(String action, UUID account, UUID organization) {
        audit.record(Actor.steward(account), AuditEvent.of(action, "account", account, organization));
    }
}
