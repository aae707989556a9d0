package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;

/** What counts of who came, in the session at hand. */
@ApplicationScoped
class HoursProjection {
    /**
     * As stored, or, where nobody saw the member leave, to the end of an activity that is held, or to when it was said to be; in
     * one of more than a day nobody has stayed through the nights. {@code $1} says whether that counts. Nothing of one that was
     * called off.
     */
    static final String MINUTES = minutes(1);

    /** The same with {@code $parameter}: of a participation {@code p} in an activity {@code a}. */
    static String minutes(int parameter) {
        return """
            CASE WHEN a.state <> 'CANCELLED' THEN coalesce(p.minutes,
                CASE WHEN $%d AND p.signed_out_at IS NULL AND a.state IN ('HELD', 'REPORTED')
                        AND a.ends_at - a.starts_at <= interval '24 hours'
                    THEN minutes_within(p.checked_in_at, least(a.ends_at, a.held_at), a.starts_at, a.ends_at) END) END"""
                .formatted(parameter);
    }

    private static final String YEARS =
            """
            SELECT cast(extract(year FROM a.starts_at AT TIME ZONE 'Asia/Shanghai') AS integer) AS year,
                cast(count(*) AS integer), cast(coalesce(sum(%s), 0) AS integer)
            FROM members m JOIN participations p ON p.member_id = m.id JOIN activities a ON a.id = p.activity_id
            WHERE m.description_key = $2 AND p.checked_in_at IS NOT NULL AND a.state <> 'CANCELLED'
            GROUP BY year ORDER BY year DESC"""
                    .formatted(MINUTES);

    private static final String LIST =
            """
            SELECT p.id, a.id AS activity, a.title, o.name, a.starts_at, p.checked_in_at, p.signed_out_at, %s AS minutes,
                p.corrected_at IS NOT NULL, p.correction
            FROM members m JOIN participations p ON p.member_id = m.id JOIN activities a ON a.id = p.activity_id
            JOIN organizations o ON o.id = a.organization_id
            WHERE m.description_key = $2 AND p.checked_in_at IS NOT NULL AND a.state <> 'CANCELLED'
                AND (cast($3 AS uuid) IS NULL OR p.id < $3)
            ORDER BY p.id DESC LIMIT $4"""
                    .formatted(MINUTES);

    private final CheckInConfig config;

    HoursProjection(CheckInConfig config) {
        this.config = config;
    }

    Uni<List<HoursYear>> years(byte[] personKey) {
        return Statements.rows(YEARS, config.stayedToTheEnd(), personKey).map(rows -> rows.stream()
                .map(row -> new HoursYear((Integer) row[0], (Integer) row[1], (Integer) row[2]))
                .toList());
    }

    Uni<List<HoursEntry>> list(byte[] personKey, UUID after, int size) {
        return Statements.rows(LIST, config.stayedToTheEnd(), personKey, after, size)
                .map(rows -> rows.stream().map(HoursProjection::entry).toList());
    }

    private static HoursEntry entry(Object[] row) {
        return new HoursEntry(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                (String) row[3],
                PassProjection.here(row[4]),
                PassProjection.here(row[5]),
                PassProjection.here(row[6]),
                (Integer) row[7],
                (Boolean) row[8],
                (String) row[9]);
    }
}
