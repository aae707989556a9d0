package org.boai.enroll.proof;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.boai.enroll.database.Statements;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.PersonalRecords;

/**
 * Which person a user of WeChat has shown to be, so that nobody needs a text message twice. One person to a user, the
 * last one shown; a person may have several phones. In the session at hand.
 */
@ApplicationScoped
public class WeChatBindings implements PersonalRecords {
    private static final int POSITION = 55;

    private static final String BIND =
            """
            INSERT INTO wechat_bindings (openid_index, person_key) VALUES ($1, $2)
            ON CONFLICT ON CONSTRAINT wechat_bindings_pk DO UPDATE SET person_key = excluded.person_key, bound_at = now()""";

    private static final String UNBIND = "DELETE FROM wechat_bindings WHERE person_key = $1";

    /** Under the system's scope. @param openid the keyed hash of {@link WeChatSessions} */
    public Uni<Void> bind(byte[] openid, byte[] personKey) {
        return Statements.update(BIND, openid, personKey).replaceWithVoid();
    }

    /** Under the system's scope. @return null when this user has not shown to be anybody */
    public Uni<byte[]> personOf(byte[] openid) {
        return Statements.row("SELECT person_key FROM wechat_bindings WHERE openid_index = $1", (Object) openid)
                .map(row -> row == null ? null : ((Buffer) row[0]).getBytes());
    }

    /** @return how many were forgotten */
    public Uni<Integer> unbind(byte[] personKey) {
        return Statements.update(UNBIND, (Object) personKey);
    }

    @Override
    public String section() {
        return "wechat";
    }

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Uni<List<Map<String, Object>>> copy(DataSubject subject) {
        return Statements.rows("SELECT bound_at FROM wechat_bindings WHERE person_key = $1 ORDER BY bound_at", (Object)
                        subject.key())
                .map(rows -> rows.stream().map(WeChatBindings::said).toList());
    }

    private static Map<String, Object> said(Object[] row) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("boundAt", row[0]);
        return said;
    }

    @Override
    public Uni<Void> move(byte[] from, byte[] to) {
        return Statements.update("UPDATE wechat_bindings SET person_key = $2 WHERE person_key = $1", from, to)
                .replaceWithVoid();
    }

    @Override
    public Uni<Integer> erase(DataSubject subject) {
        return subject.key() == null ? Uni.createFrom().item(0) : unbind(subject.key());
    }
}
