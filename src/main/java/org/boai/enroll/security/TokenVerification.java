package org.boai.enroll.security;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.Set;

/** What a token must be: ES256 by one of our keys, from us, for us, with an identifier and a version. */
@ApplicationScoped
class TokenVerification {
    static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    @Produces
    @Alternative
    @Priority(1)
    @ApplicationScoped
    JWTAuthContextInfo rules(SigningKeys keys, SecurityConfig config) {
        var rules = new JWTAuthContextInfo();
        rules.setPublicKeyContent(keys.publicKeySet());
        rules.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
        rules.setIssuedBy(Tokens.ISSUER);
        rules.setExpectedAudience(Set.of(Tokens.AUDIENCE));
        rules.setRequiredClaims(Set.of("sub", "jti", "exp", "iat", Tokens.VERSION_CLAIM));
        rules.setClockSkew(Math.toIntExact(CLOCK_SKEW.toSeconds()));
        rules.setMaxTimeToLiveSecs(Long.valueOf(config.accessToken().toSeconds()));
        rules.setRelaxVerificationKeyValidation(false);
        rules.setTokenHeader("Authorization");
        rules.setTokenSchemes(java.util.List.of("Bearer"));
        return rules;
    }
}
