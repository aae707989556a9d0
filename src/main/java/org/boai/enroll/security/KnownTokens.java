package org.boai.enroll.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * Remembers which tokens had a good signature, to the letter, as long as they live: a steward shows the same one with
 * every request, and checking P-256 costs as much as the rest of a list. Only good ones are remembered, and what the
 * account may do is asked at each request all the same ({@link AccountRoles}).
 */
@Alternative
@Priority(1)
@ApplicationScoped
class KnownTokens extends JWTCallerPrincipalFactory {
    private static final int MOST = 10_000;

    private final JWTCallerPrincipalFactory checking;
    private final Cache<String, JWTCallerPrincipal> known =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final Clock clock;

    @Inject
    KnownTokens(Clock clock) {
        this(new DefaultJWTCallerPrincipalFactory(), clock);
    }

    KnownTokens(JWTCallerPrincipalFactory checking, Clock clock) {
        this.checking = checking;
        this.clock = clock;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        JWTCallerPrincipal good = known.getIfPresent(token);
        if (good != null && clock.instant().getEpochSecond() < good.getExpirationTime()) {
            return good;
        }
        JWTCallerPrincipal checked = checking.parse(token, rules);
        known.put(token, checked);
        return checked;
    }
}
