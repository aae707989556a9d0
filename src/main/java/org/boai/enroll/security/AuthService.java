package org.boai.enroll.security;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.ProblemException;

/**
 * Signing in and staying signed in. Each refresh token works once; a second use means that somebody else has a copy,
 * and ends the whole family.
 */
@ApplicationScoped
public class AuthService {
    private static final int GUESSES = 10;
    private static final Duration GUESSING_WINDOW = Duration.ofMinutes(5);

    private final Pool pool;
    private final Passwords passwords;
    private final Tokens tokens;
    private final Limits limits;
    private final SecurityConfig config;
    private final Clock clock;

    AuthService(Pool pool, Passwords passwords, Tokens tokens, Limits limits, SecurityConfig config, Clock clock) {
        this.pool = pool;
        this.passwords = passwords;
        this.tokens = tokens;
        this.limits = limits;
        this.config = config;
        this.clock = clock;
    }

    /** @param address where the request comes from: guessing slows down per name and address, never for the person elsewhere */
    public Uni<IssuedTokens> signIn(SignIn request, String address) {
        String username = request.username().strip().toLowerCase(Locale.ROOT);
        String bucket = "sign-in:" + username + ":" + address;
        return limits.take(bucket, GUESSES, GUESSING_WINDOW)
                .chain(() -> pool.preparedQuery(
                                "SELECT id, password_hash, token_version FROM accounts WHERE username = $1 AND disabled_at IS NULL")
                        .execute(Tuple.of(username)))
                .map(AuthService::first)
                .chain(account -> passwords
                        .matches(request.password(), account == null ? null : account.getString("password_hash"))
                        .chain(right -> right
                                ? limits.giveBack(bucket)
                                        .chain(() -> issue(
                                                pool,
                                                account.getUUID("id"),
                                                account.getInteger("token_version"),
                                                Ids.next()))
                                : refused(SecurityProblem.CREDENTIALS_REFUSED)));
    }

    public Uni<IssuedTokens> refresh(RefreshTokens request) {
        byte[] hash = Tokens.hash(request.refreshToken());
        return pool.withTransaction(connection -> connection
                        .preparedQuery(
                                """
                                SELECT t.family, t.used_at, t.revoked_at, t.expires_at < now() AS expired, a.id, a.token_version
                                FROM refresh_tokens t JOIN accounts a ON a.id = t.account_id AND a.disabled_at IS NULL
                                WHERE t.token_hash = $1 FOR UPDATE OF t""")
                        .execute(Tuple.of(Buffer.buffer(hash)))
                        .map(AuthService::first)
                        .chain(token -> rotate(connection, token, hash)))
                .onItem()
                .ifNull()
                .switchTo(() -> refused(SecurityProblem.REFRESH_TOKEN_REFUSED));
    }

    /** Null when refused: the revocation of a reused family must commit, so a refusal is no failure here. */
    private Uni<IssuedTokens> rotate(SqlClient client, Row token, byte[] hash) {
        if (token == null || token.getValue("revoked_at") != null || token.getBoolean("expired")) {
            return Uni.createFrom().nullItem();
        }
        if (token.getValue("used_at") != null) {
            return endFamily(client, token.getUUID("family")).replaceWith((IssuedTokens) null);
        }
        return client.preparedQuery("UPDATE refresh_tokens SET used_at = now() WHERE token_hash = $1")
                .execute(Tuple.of(Buffer.buffer(hash)))
                .chain(() ->
                        issue(client, token.getUUID("id"), token.getInteger("token_version"), token.getUUID("family")));
    }

    /** Ends the family of a refresh token; an unknown one is no failure. */
    public Uni<Void> signOut(RefreshTokens request) {
        return pool.preparedQuery("SELECT family FROM refresh_tokens WHERE token_hash = $1")
                .execute(Tuple.of(Buffer.buffer(Tokens.hash(request.refreshToken()))))
                .map(AuthService::first)
                .chain(token -> token == null ? Uni.createFrom().voidItem() : endFamily(pool, token.getUUID("family")));
    }

    private Uni<Void> endFamily(SqlClient client, UUID family) {
        return client.preparedQuery(
                        "UPDATE refresh_tokens SET revoked_at = now() WHERE family = $1 AND revoked_at IS NULL")
                .execute(Tuple.of(family))
                .replaceWithVoid();
    }

    private Uni<IssuedTokens> issue(SqlClient client, UUID account, int version, UUID family) {
        String refresh = tokens.refresh();
        var expires = OffsetDateTime.ofInstant(clock.instant().plus(config.refreshToken()), ZoneOffset.UTC);
        return client.preparedQuery(
                        "INSERT INTO refresh_tokens (token_hash, family, account_id, expires_at) VALUES ($1, $2, $3, $4)")
                .execute(Tuple.of(Buffer.buffer(Tokens.hash(refresh)), family, account, expires))
                .map(done -> IssuedTokens.of(tokens.access(account, version), config.accessToken(), refresh));
    }

    private static <T> Uni<T> refused(SecurityProblem problem) {
        return Uni.createFrom().failure(ProblemException.of(problem));
    }

    private static Row first(RowSet<Row> rows) {
        return rows.size() == 0 ? null : rows.iterator().next();
    }
}
