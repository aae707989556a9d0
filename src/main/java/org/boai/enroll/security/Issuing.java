package org.boai.enroll.security;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.boai.enroll.database.Statements;

/** Issues tokens, in the unit of work at hand. */
@ApplicationScoped
class Issuing {
    private static final String KEEP =
            """
            INSERT INTO refresh_tokens (token_hash, family, account_id, expires_at, token_version)
            VALUES ($1, $2, $3, $4, $5)""";

    private final Tokens tokens;
    private final SecurityConfig config;
    private final Clock clock;

    Issuing(Tokens tokens, SecurityConfig config, Clock clock) {
        this.tokens = tokens;
        this.config = config;
        this.clock = clock;
    }

    /** @param version of the account's tokens; those of earlier ones are void @param family of the sign-in */
    Uni<IssuedTokens> issue(UUID account, int version, UUID family) {
        String refresh = tokens.refresh();
        var expires = clock.instant().plus(config.refreshToken());
        return Statements.update(KEEP, Tokens.hash(refresh), family, account, expires, version)
                .replaceWith(() -> IssuedTokens.of(tokens.access(account, version), config.accessToken(), refresh));
    }
}
