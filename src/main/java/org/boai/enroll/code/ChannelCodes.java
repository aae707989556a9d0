package org.boai.enroll.code;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** The province's standing codes, one for each channel, so that nobody needs a poster. */
@ApplicationScoped
public class ChannelCodes {
    private static final String OPEN =
            """
            INSERT INTO enrollment_codes (code, organization_id, title, occasion, channel, valid_from, created_at)
            VALUES ($1, $2, $3, 'CHANNEL', $4, date_trunc('day', now(), 'Asia/Shanghai'), now()) ON CONFLICT (channel) DO NOTHING""";

    private final Work work;
    private final Pool pool;

    ChannelCodes(Work work, Pool pool) {
        this.work = work;
        this.pool = pool;
    }

    /** Opens the channels that have no code yet. */
    public Uni<Void> open(UUID province) {
        return work.onPool(Scope.SYSTEM, connection -> {
            Uni<Void> chain = Uni.createFrom().voidItem();
            for (Channel channel : Channel.values()) {
                chain = chain.chain(() -> open(connection, province, channel));
            }
            return chain;
        });
    }

    /** Likewise, for the one province there is. */
    public Uni<Void> openOfProvince() {
        return pool.query("SELECT id FROM organizations WHERE kind = 'PROVINCE'")
                .execute()
                .map(rows -> rows.iterator().next().getUUID("id"))
                .chain(this::open);
    }

    /** The standing code of a channel, or null while it is not opened. */
    public Uni<String> codeOf(Channel channel) {
        return pool.preparedQuery("SELECT code FROM enrollment_codes WHERE channel = $1 AND state = 'ACTIVE'")
                .execute(Tuple.of(channel.name()))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getString("code"));
    }

    private static Uni<Void> open(SqlConnection connection, UUID province, Channel channel) {
        return connection
                .preparedQuery(OPEN)
                .execute(Tuple.of(CodeNumbers.next(), province, channel.title(), channel.name()))
                .replaceWithVoid();
    }
}
