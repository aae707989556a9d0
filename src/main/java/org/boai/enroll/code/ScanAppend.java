package org.boai.enroll.code;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** Writes many scans at once; those that another second or replica has written are there already. */
@ApplicationScoped
class ScanAppend {
    static final int AT_ONCE = 10_000;

    /**
     * The lock on the day's row lets the fold wait for this, and this for the fold, after which the day is over; replicas
     * share it. In order, so that two replicas with the same visitors wait for each other and not in a ring.
     */
    private static final String APPEND =
            """
            WITH open AS MATERIALIZED (SELECT day FROM scan_days WHERE day = ANY ($2) AND salt IS NOT NULL FOR SHARE)
            INSERT INTO code_scans (code, day, step, visitor)
            SELECT s.code, s.day, s.step, s.visitor
            FROM unnest($1::varchar[], $2::date[], $3::varchar[], $4::uuid[]) AS s (code, day, step, visitor)
            JOIN open ON open.day = s.day JOIN enrollment_codes k ON k.code = s.code
            ORDER BY s.code, s.day, s.step, s.visitor
            ON CONFLICT DO NOTHING""";

    private final Work work;

    ScanAppend(Work work) {
        this.work = work;
    }

    Uni<Void> write(List<Scan> scans) {
        var values = Tuple.tuple()
                .addArrayOfString(scans.stream().map(Scan::code).toArray(String[]::new))
                .addArrayOfLocalDate(scans.stream().map(Scan::day).toArray(LocalDate[]::new))
                .addArrayOfString(scans.stream().map(scan -> scan.step().name()).toArray(String[]::new))
                .addArrayOfUUID(scans.stream().map(Scan::visitor).toArray(UUID[]::new));
        return work.onPool(
                        Scope.SYSTEM,
                        connection -> connection.preparedQuery(APPEND).execute(values))
                .replaceWithVoid();
    }
}
