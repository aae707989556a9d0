package org.boai.enroll.proof;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.platform.WeChatApps;
import org.boai.enroll.platform.WeChatUser;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** Who somebody is at WeChat, for two hours, to whoever shows the token. WeChat's session key is not kept at all. */
@ApplicationScoped
public class WeChatSessions {
    public static final Duration GOOD_FOR = Duration.ofHours(2);

    private static final String ADD =
            """
            INSERT INTO wechat_sessions (id, token_hash, app_id, openid_index, openid, expires_at)
            VALUES ($1, $2, $3, $4, $5, now() + $6 * interval '1 second')""";

    private static final String FIND =
            "SELECT id, app_id, openid_index, openid FROM wechat_sessions WHERE token_hash = $1 AND expires_at > now()";

    private static final String SWEEP =
            """
            DELETE FROM wechat_sessions WHERE id IN (
                SELECT id FROM wechat_sessions WHERE expires_at < now() LIMIT 10000)""";

    private final Work work;
    private final BlindIndex index;
    private final FieldCipher cipher;
    private final WeChatApps apps;

    WeChatSessions(Work work, BlindIndex index, FieldCipher cipher, WeChatApps apps) {
        this.work = work;
        this.index = index;
        this.cipher = cipher;
        this.apps = apps;
    }

    /** Of somebody whom WeChat has just named. */
    public Uni<WeChatSession> open(WeChatUser user) {
        UUID id = Ids.next();
        String token = RandomToken.next();
        var row = Tuple.of(
                id,
                Buffer.buffer(RandomToken.hash(token)),
                user.appId(),
                Buffer.buffer(index.of("wechat-openid", user.appId() + ":" + user.openid())),
                Buffer.buffer(cipher.seal(Field.WECHAT_OPENID, id, user.openid())),
                GOOD_FOR.toSeconds());
        return work.onPool(
                        Scope.SYSTEM,
                        connection -> connection.preparedQuery(ADD).execute(row))
                .replaceWith(() -> new WeChatSession(token, GOOD_FOR.toSeconds()));
    }

    /**
     * Whose session this is, as a keyed hash: the same for the same person at the same account, and nothing else.
     *
     * @return null when it is unknown or has ended
     */
    public Uni<byte[]> openidIndexOf(String token) {
        return find(token)
                .map(row -> row == null ? null : row.getBuffer("openid_index").getBytes());
    }

    /**
     * The openid at the mini-program, for what WeChat must be asked about its user.
     *
     * @return null when the session is unknown, has ended, or was opened in WeChat's browser, which knows another openid
     */
    public Uni<String> openidOf(String token) {
        return find(token)
                .map(row -> row == null || !apps.isMiniProgram(row.getString("app_id"))
                        ? null
                        : cipher.open(
                                Field.WECHAT_OPENID,
                                row.getUUID("id"),
                                row.getBuffer("openid").getBytes()));
    }

    private Uni<Row> find(String token) {
        return work.onPool(Scope.SYSTEM, connection -> connection
                .preparedQuery(FIND)
                .execute(Tuple.of(Buffer.buffer(RandomToken.hash(token))))
                .map(rows -> rows.rowCount() == 0 ? null : rows.iterator().next()));
    }

    @Scheduled(every = "10m", delayed = "3m")
    Uni<Void> sweep() {
        return work.onPool(
                Scope.SYSTEM, connection -> connection.query(SWEEP).execute().replaceWithVoid());
    }
}
