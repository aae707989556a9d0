package org.boai.enroll.rights;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;

/**
 * What was erased of one kind on one day.
 *
 * @param keptSince what was over before this moment was erased
 */
public record RetentionRun(
        String kind, LocalDate day, int erased, OffsetDateTime keptSince, OffsetDateTime finishedAt) {
    private static final String LIST =
            """
            SELECT kind, day, erased, kept_since, finished_at FROM retention_runs
            WHERE cast($1 AS date) IS NULL OR (day, kind) < (cast($1 AS date), $2)
            ORDER BY day DESC, kind DESC LIMIT $3""";

    @JsonIgnore
    String cursor() {
        return day + "/" + kind;
    }

    static Uni<List<RetentionRun>> list(String after, int size) {
        String[] parts = after == null ? new String[] {null, null} : after.split("/", 2);
        return Statements.rows(LIST, day(parts), parts[parts.length - 1], size)
                .map(rows -> rows.stream().map(RetentionRun::of).toList());
    }

    private static LocalDate day(String... parts) {
        try {
            return parts[0] == null ? null : LocalDate.parse(parts[0]);
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid("/after", "cursor-unknown");
        }
    }

    private static RetentionRun of(Object[] row) {
        return new RetentionRun((String) row[0], (LocalDate) row[1], (Integer) row[2], local(row[3]), local(row[4]));
    }

    private static OffsetDateTime local(Object moment) {
        return ((OffsetDateTime) moment).atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime();
    }
}
