package org.boai.enroll.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

/** A signature is checked once for a token, and again for every other one. */
class KnownTokensTest {
    private static final Instant END = Instant.parse("2026-05-08T08:15:00Z");

    private final List<String> checked = new ArrayList<>();
    private final JWTAuthContextInfo rules = new JWTAuthContextInfo();
    private Instant now = END.minusSeconds(900);

    private final KnownTokens tokens = new KnownTokens(
            new JWTCallerPrincipalFactory() {
                @Override
                public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
                    checked.add(token);
                    if (!token.startsWith("good")) {
                        throw new ParseException("the signature is wrong");
                    }
                    var claims = new JwtClaims();
                    claims.setExpirationTime(NumericDate.fromSeconds(END.getEpochSecond()));
                    return new DefaultJWTCallerPrincipal("JWT", claims);
                }
            },
            new Clock() {
                @Override
                public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(java.time.ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            });

    @Test
    void theSameTokenIsCheckedOnce() throws ParseException {
        tokens.parse("good one", rules);
        tokens.parse("good one", rules);
        tokens.parse("good other", rules);
        assertThat(checked).containsExactly("good one", "good other");
    }

    @Test
    void atItsEndItIsCheckedAgain() throws ParseException {
        tokens.parse("good one", rules);
        now = END.minusSeconds(1);
        tokens.parse("good one", rules);
        assertThat(checked).hasSize(1);
        now = END;
        tokens.parse("good one", rules);
        assertThat(checked).hasSize(2);
    }

    @Test
    void whatIsNoTokenIsRefusedEachTime() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> tokens.parse("bad one", rules)).isInstanceOf(ParseException.class);
        }
        assertThat(checked).hasSize(2);
    }
}
