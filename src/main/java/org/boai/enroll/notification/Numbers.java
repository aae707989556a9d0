package org.boai.enroll.notification;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one run of {@link Sequencer} numbers.
 *
 * @param waiting the notices of each inbox, longest waiting first
 * @param last the last number of each inbox; empty until they are given
 */
record Numbers(Map<UUID, List<UUID>> waiting, Map<UUID, Long> last) {
    /** @param found notice_id and organization_id, longest waiting first */
    static Numbers of(RowSet<Row> found) {
        Map<UUID, List<UUID>> waiting = new LinkedHashMap<>();
        found.forEach(row -> waiting.computeIfAbsent(row.getUUID("organization_id"), inbox -> new ArrayList<>())
                .add(row.getUUID("notice_id")));
        return new Numbers(waiting, Map.of());
    }

    int rows() {
        return waiting.values().stream().mapToInt(List::size).sum();
    }

    /** The inboxes, and how many numbers each needs. */
    Tuple counts() {
        return Tuple.of(
                waiting.keySet().toArray(UUID[]::new),
                waiting.values().stream().map(notices -> (long) notices.size()).toArray(Long[]::new));
    }

    /** @param counted organization_id and last_seq, the new notices included */
    Numbers after(RowSet<Row> counted) {
        Map<UUID, Long> now = new LinkedHashMap<>();
        counted.forEach(row -> now.put(row.getUUID("organization_id"), row.getLong("last_seq")));
        return new Numbers(waiting, now);
    }

    /** Notices, their inboxes, their numbers there. */
    Tuple places() {
        List<UUID> notices = new ArrayList<>();
        List<UUID> inboxes = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        waiting.forEach((inbox, all) -> {
            long next = last.get(inbox) - all.size();
            for (UUID notice : all) {
                notices.add(notice);
                inboxes.add(inbox);
                numbers.add(++next);
            }
        });
        return Tuple.of(notices.toArray(UUID[]::new), inboxes.toArray(UUID[]::new), numbers.toArray(Long[]::new));
    }
}
