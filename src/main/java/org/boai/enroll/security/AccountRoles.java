package org.boai.enroll.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Gives an authenticated token the roles that its account has in the database now. A token of an account that is
 * disabled, gone, or whose token version has moved on is no token.
 */
@ApplicationScoped
class AccountRoles implements SecurityIdentityAugmentor {
    private final CallerProjection callers;

    AccountRoles(CallerProjection callers) {
        this.callers = callers;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        return callers.find(accountOf(token)).map(caller -> {
            if (caller == null || !versionOf(token).equals(caller.tokenVersion())) {
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

    private static Integer versionOf(JsonWebToken token) {
        Object version = token.getClaim(Tokens.VERSION_CLAIM);
        return version == null ? -1 : Integer.valueOf(version.toString());
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
