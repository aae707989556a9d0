package org.boai.enroll.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.notification.channel.ChannelKind;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** Takes due deliveries for one replica: nobody else has them until the lease ends. */
@ApplicationScoped
class Claims {
    /** So many are judged for each that can be taken: some have to wait for their endpoint. */
    private static final int CHOICE = 2;

    private static final int FEWEST = 50;

    private final Work work;
    private final Channels channels;
    private final Unreachable unreachable;
    private final RelayConfig config;

    Claims(Work work, Channels channels, Unreachable unreachable, RelayConfig config) {
        this.work = work;
        this.channels = channels;
        this.unreachable = unreachable;
        this.config = config;
    }

    /**
     * @param from  nothing that was due earlier is looked for
     * @param room  how many more messages this replica may send
     * @param known what it is sending, by endpoint
     */
    Uni<Claimed> claim(Instant from, int room, Map<UUID, Lane> known) {
        return work.onPool(Scope.SYSTEM, connection -> judge(connection, from, room, known)
                .chain(look -> gather(connection, look, room))
                .call(look -> unreachable.afterDeath(connection, look.dead))
                .chain(look -> load(connection, look)));
    }

    private Uni<Look> judge(SqlConnection connection, Instant from, int room, Map<UUID, Lane> known) {
        var lanes = new LinkedHashMap<>(known);
        int most = Math.min(config.batch(), Math.max(FEWEST, CHOICE * room));
        return connection
                .preparedQuery(ClaimSql.JUDGE)
                .execute(Tuple.from(List.of(
                        from.atOffset(ZoneOffset.UTC),
                        most,
                        config.attempts(),
                        channels.kinds(),
                        channels.most(),
                        channels.gathering(),
                        lanes.keySet().toArray(UUID[]::new),
                        lanes.values().stream().map(Lane::room).toArray(Integer[]::new),
                        lanes.values().stream().map(Lane::pace).toArray(Double[]::new),
                        room,
                        config.lease().toMillis())))
                .map(rows -> {
                    var look = new Look(most);
                    rows.forEach(look::judged);
                    return look;
                });
    }

    private Uni<Look> gather(SqlConnection connection, Look look, int room) {
        var open = look.open(room - look.taken.size());
        if (open.isEmpty()) {
            return Uni.createFrom().item(look);
        }
        return connection
                .preparedQuery(ClaimSql.GATHER)
                .execute(Tuple.of(
                        open.keySet().toArray(UUID[]::new),
                        channels.windowMillis(open),
                        config.attempts(),
                        config.lease().toMillis()))
                .map(rows -> {
                    rows.forEach(look::marked);
                    return look;
                });
    }

    private static Uni<Claimed> load(SqlConnection connection, Look look) {
        if (look.taken.isEmpty()) {
            return Uni.createFrom().item(look.claimed(List.of()));
        }
        return connection
                .preparedQuery(ClaimSql.TAKEN)
                .execute(Tuple.of(look.taken.toArray(UUID[]::new)))
                .map(rows -> look.claimed(rows.stream().map(Delivery::of).toList()));
    }

    /** One look at the due rows, while it is filled. */
    private static final class Look {
        private final int most;
        private Instant at = Instant.EPOCH;
        private int judged;
        private boolean busy;
        private boolean waits;
        private final Map<UUID, ChannelKind> gathering = new LinkedHashMap<>();
        private final List<UUID> dead = new ArrayList<>();
        private final List<UUID> taken = new ArrayList<>();

        private Look(int most) {
            this.most = most;
        }

        /** The first row may say only when it was. */
        private void judged(Row row) {
            at = row.get(OffsetDateTime.class, "now").toInstant();
            if (row.getUUID("id") == null) {
                return;
            }
            judged++;
            if (row.getString("fate").equals("GATHER")) {
                gathering.put(row.getUUID("endpoint_id"), ChannelKind.valueOf(row.getString("kind")));
            } else {
                marked(row);
            }
        }

        private void marked(Row row) {
            switch (row.getString("fate")) {
                case "SEND" -> taken.add(row.getUUID("id"));
                case "GONE", "SPENT" -> dead.add(row.getUUID("id"));
                case "BUSY" -> busy = true;
                case "WAIT" -> {
                    busy = true;
                    waits = true;
                }
                default -> {}
            }
        }

        /** Those for which there is room; the others are still due. */
        private Map<UUID, ChannelKind> open(int room) {
            Map<UUID, ChannelKind> open = new LinkedHashMap<>();
            gathering.entrySet().stream()
                    .limit(Math.max(0, room))
                    .forEach(endpoint -> open.put(endpoint.getKey(), endpoint.getValue()));
            busy |= open.size() < gathering.size();
            return open;
        }

        private Claimed claimed(List<Delivery> deliveries) {
            return new Claimed(
                    at, judged >= most && !waits, waits, busy, Map.copyOf(gathering), List.copyOf(dead), deliveries);
        }
    }
}
