package org.boai.enroll.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Gives an authenticated token the roles that its account has in the database now. A token of an account that is
 * disabled, gone, or whose token version has moved on is no token.
 */
@ApplicationScoped
class AccountRoles implements SecurityIdentityAugmentor {
    private final CallerProjection callers;
    private final Clock clock;

    AccountRoles(CallerProjection callers, Clock clock) {
        this.callers = callers;
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        if (issuedInTheFuture(token)) {
            throw new AuthenticationFailedException();
        }
        return callers.find(accountOf(token)).map(caller -> {
            if (caller == null || !versionOf(token).equals(String.valueOf(caller.tokenVersion()))) {
                throw new AuthenticationFailedException();
            }
            return withRoles(identity, caller);
        });
    }

    private static UUID accountOf(JsonWebToken token) {
        try {
            return UUID.fromString(token.getSubject());
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new AuthenticationFailedException(e);
        }
    }

    private static String versionOf(JsonWebToken token) {
        return String.valueOf(token.<Object>getClaim(Tokens.VERSION_CLAIM));
    }

    /** The library asks when a token ends, and not whether it has begun. */
    private boolean issuedInTheFuture(JsonWebToken token) {
        return token.getIssuedAtTime()
                > clock.instant().plus(TokenVerification.CLOCK_SKEW).getEpochSecond();
    }

    private static SecurityIdentity withRoles(SecurityIdentity identity, Caller caller) {
        var builder = QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttribute(CurrentCaller.ATTRIBUTE, caller);
        caller.roles().forEach(role -> builder.addRole(role.name()));
        return builder.build();
    }
}
