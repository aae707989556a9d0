package org.boai.enroll.platform;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** Tokens as all replicas see them, on the database's clock. Each step is a transaction of its own. */
@ApplicationScoped
class WeChatTokenRows {
    private static final String ADD =
            "INSERT INTO wechat_tokens (id, kind, app_id) VALUES ($1, $2, $3) ON CONFLICT (kind, app_id) DO NOTHING";

    private static final String FIND =
            """
            SELECT id, sealed, extract(epoch FROM renew_at - now())::float8 AS renewal,
                extract(epoch FROM expires_at - now())::float8 AS rest
            FROM wechat_tokens WHERE kind = $1 AND app_id = $2 AND sealed IS NOT NULL""";

    /** For one who finds nothing fresh and nobody at it; what was refused is dropped, if it is still that. */
    private static final String LEASE =
            """
            UPDATE wechat_tokens SET lease = $3, lease_until = now() + $4 * interval '1 second',
                sealed = CASE WHEN token_hash = $5 THEN NULL ELSE sealed END,
                renew_at = CASE WHEN token_hash = $5 THEN NULL ELSE renew_at END,
                expires_at = CASE WHEN token_hash = $5 THEN NULL ELSE expires_at END,
                token_hash = CASE WHEN token_hash = $5 THEN NULL ELSE token_hash END
            WHERE kind = $1 AND app_id = $2 AND (lease IS NULL OR lease_until <= now())
              AND (token_hash IS NULL OR renew_at <= now() OR token_hash = $5)
            RETURNING id""";

    private static final String STORE =
            """
            UPDATE wechat_tokens SET sealed = $3, token_hash = $4, renew_at = now() + $5 * interval '1 millisecond',
                expires_at = now() + $6 * interval '1 millisecond', lease = NULL, lease_until = NULL
            WHERE id = $1 AND lease = $2""";

    private static final String RELEASE =
            "UPDATE wechat_tokens SET lease = NULL, lease_until = NULL WHERE id = $1 AND lease = $2";

    private static final Buffer NOTHING = Buffer.buffer();

    private final Work work;
    private final FieldCipher cipher;
    private final Clock clock;

    WeChatTokenRows(Work work, FieldCipher cipher, Clock clock) {
        this.work = work;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Whose token of which kind. */
    record Key(Kind kind, String appId) {}

    enum Kind {
        ACCESS,
        TICKET
    }

    /** The right to fetch, of one holder, for a while. @param row what the token is sealed for */
    record Lease(UUID row, UUID holder) {}

    /** @return null when there is none; it may be stale */
    Uni<WeChatToken> find(Key key) {
        return work.onPool(Scope.SYSTEM, connection -> connection
                .preparedQuery(FIND)
                .execute(Tuple.of(key.kind().name(), key.appId()))
                .map(rows ->
                        rows.rowCount() == 0 ? null : opened(rows.iterator().next())));
    }

    private WeChatToken opened(Row row) {
        Instant now = clock.instant();
        String token = cipher.open(
                Field.WECHAT_TOKEN, row.getUUID("id"), row.getBuffer("sealed").getBytes());
        return new WeChatToken(token, now.plus(seconds(row, "renewal")), now.plus(seconds(row, "rest")));
    }

    private static Duration seconds(Row row, String name) {
        return Duration.ofMillis(Math.round(row.getDouble(name) * 1000));
    }

    /** @param refused a token that WeChat no longer takes, or null @return null when somebody else has it, or need not */
    Uni<Lease> lease(Key key, String refused, Duration time) {
        UUID holder = Ids.next();
        var hash = refused == null ? NOTHING : Buffer.buffer(RandomToken.hash(refused));
        var wish = Tuple.of(key.kind().name(), key.appId(), holder, time.toSeconds(), hash);
        return work.onPool(Scope.SYSTEM, connection -> added(connection, key)
                .chain(() -> connection.preparedQuery(LEASE).execute(wish))
                .map(rows -> rows.rowCount() == 0
                        ? null
                        : new Lease(rows.iterator().next().getUUID("id"), holder)));
    }

    private static Uni<RowSet<Row>> added(SqlConnection connection, Key key) {
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.of(Ids.next(), key.kind().name(), key.appId()));
    }

    /** @return false when the lease was lost, and nothing was written */
    Uni<Boolean> store(Lease lease, WeChatToken token) {
        Instant now = clock.instant();
        byte[] sealed = cipher.seal(Field.WECHAT_TOKEN, lease.row(), token.accessToken());
        return work.onPool(Scope.SYSTEM, connection -> connection
                .preparedQuery(STORE)
                .execute(Tuple.of(
                        lease.row(),
                        lease.holder(),
                        Buffer.buffer(sealed),
                        Buffer.buffer(RandomToken.hash(token.accessToken())),
                        Duration.between(now, token.renewAt()).toMillis(),
                        Duration.between(now, token.expiresAt()).toMillis()))
                .map(rows -> rows.rowCount() == 1));
    }

    Uni<Void> release(Lease lease) {
        return work.onPool(Scope.SYSTEM, connection -> connection
                .preparedQuery(RELEASE)
                .execute(Tuple.of(lease.row(), lease.holder()))
                .replaceWithVoid());
    }
}
