package org.boai.enroll.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.regex.Pattern;
import org.boai.enroll.kernel.RandomToken;

/**
 * Recognizes persons at the API by {@code Authorization: Person <token>}. The cookie of the pages is worth nothing here, so
 * that no other site's form can use it.
 */
@Singleton
class PersonMechanism implements HttpAuthenticationMechanism {
    static final String SCHEME = "Person";

    private static final Pattern TOKEN = Pattern.compile(RandomToken.SHAPE);
    private static final int UNAUTHORIZED = 401;

    private final PersonSessions sessions;

    PersonMechanism(PersonSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager unused) {
        String token = token(context);
        if (token == null) {
            return Uni.createFrom().nullItem();
        }
        if (!TOKEN.matcher(token).matches()) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        return sessions.find(token)
                .onItem()
                .ifNull()
                .failWith(AuthenticationFailedException::new)
                .map(PersonMechanism::identity);
    }

    private static SecurityIdentity identity(PersonSession session) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(session.id().toString()))
                .addRole(Role.PERSON)
                .addAttribute(CurrentPerson.ATTRIBUTE, session)
                .build();
    }

    private static String token(RoutingContext context) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(SCHEME + " ") ? header.substring(SCHEME.length() + 1) : null;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(UNAUTHORIZED, "WWW-Authenticate", SCHEME));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }
}
