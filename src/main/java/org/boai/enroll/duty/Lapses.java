package org.boai.enroll.duty;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.notification.EndedNotices;
import org.boai.enroll.security.Scope;

/** Ends lapses as soon as nothing of an organization is overdue any more, in the unit of work that has done the last of it. */
@ApplicationScoped
class Lapses {
    private static final String CLOSE = "SELECT close_lapse($1, $2)";
    private static final String AT_HAND =
            "SELECT current_setting('app.scope', true), current_setting('app.scope_key', true)";

    private final EndedNotices notices;

    Lapses(EndedNotices notices) {
        this.notices = notices;
    }

    /** Of two who do the last two things at once neither sees that the other has: the sweep ends it then. */
    Uni<Void> look(UUID organization, Instant now) {
        return Statements.row(CLOSE, organization, now)
                .map(row -> (UUID) row[0])
                .chain(lapse -> lapse == null
                        ? Uni.createFrom().voidItem()
                        : scope().chain(scope -> end(List.of(lapse), scope)));
    }

    /** Their notices count as answered. @param scope of the unit of work at hand */
    Uni<Void> end(List<UUID> lapses, Scope scope) {
        return notices.end(lapses, scope);
    }

    /** Whoever completes a course or checks somebody in comes with a scope of their own. */
    private static Uni<Scope> scope() {
        return Statements.row(AT_HAND).map(row -> new Scope((String) row[0], (String) row[1]));
    }
}
