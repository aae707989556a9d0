package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.boai.enroll.database.Statements;
import org.boai.enroll.privacy.Retained;
import org.boai.enroll.privacy.RetentionConfig;

/** Which scans have come, so that none counts twice; no person stands in it. Under the door's lock, and kept for 30 days. */
@ApplicationScoped
class ScanLog implements Retained {
    private static final String SEEN =
            """
            SELECT scan_id FROM check_in_scans
            WHERE door_id = $1 AND scan_id = ANY ($2) AND outcome IN ('ACCEPTED', 'ALREADY')""";

    private static final String NOTE =
            """
            INSERT INTO check_in_scans AS c (door_id, scan_id, moment, direction, outcome, received_at)
            SELECT $1, s.id, s.moment, s.direction, s.outcome, $2
            FROM unnest($3::uuid[], $4::timestamptz[], $5::text[], $6::text[]) AS s (id, moment, direction, outcome)
            ON CONFLICT (door_id, scan_id) DO UPDATE SET outcome = excluded.outcome, moment = excluded.moment,
                direction = excluded.direction WHERE c.outcome NOT IN ('ACCEPTED', 'ALREADY')""";

    private static final String FORGET =
            """
            DELETE FROM check_in_scans WHERE (door_id, scan_id) IN
                (SELECT door_id, scan_id FROM check_in_scans WHERE received_at < $1 LIMIT $2)""";

    private final RetentionConfig config;

    ScanLog(RetentionConfig config) {
        this.config = config;
    }

    /** A scan and what became of it. */
    record Entry(ScanOfDoor scan, ScanOutcome outcome) {
        @Override
        public String toString() {
            return "Entry[" + scan.id() + "]";
        }
    }

    /** Which of these have counted before. */
    Uni<Set<UUID>> seen(UUID door, List<ScanOfDoor> scans) {
        return Statements.rows(SEEN, door, scans.stream().map(ScanOfDoor::id).toArray(UUID[]::new))
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).collect(Collectors.toSet()));
    }

    /** What counted once stays as it was noted then. */
    Uni<Void> note(UUID door, List<Entry> entries, Instant now) {
        Map<UUID, Entry> byId = new LinkedHashMap<>();
        entries.forEach(entry -> byId.merge(entry.scan().id(), entry, ScanLog::better));
        var once = List.copyOf(byId.values());
        return once.isEmpty()
                ? Uni.createFrom().voidItem()
                : Statements.update(
                                NOTE,
                                door,
                                now,
                                once.stream().map(entry -> entry.scan().id()).toArray(UUID[]::new),
                                once.stream()
                                        .map(entry -> entry.scan().moment().atOffset(ZoneOffset.UTC))
                                        .toArray(OffsetDateTime[]::new),
                                once.stream()
                                        .map(entry -> entry.scan().direction().name())
                                        .toArray(String[]::new),
                                once.stream()
                                        .map(entry -> entry.outcome().name())
                                        .toArray(String[]::new))
                        .replaceWithVoid();
    }

    private static Entry better(Entry one, Entry other) {
        return one.outcome().seen() ? one : other;
    }

    @Override
    public String kind() {
        return "check-in-scans";
    }

    @Override
    public Period keptFor() {
        return config.checkInScans();
    }

    @Override
    public Uni<Integer> erase(Instant before, int most) {
        return Statements.update(FORGET, before, most);
    }
}
