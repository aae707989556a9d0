package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.security.PersonSession;
import org.boai.enroll.security.Work;

/** What a member has given, in whichever membership. */
@ApplicationScoped
public class HoursService {
    private final HoursProjection hours;
    private final Work work;

    HoursService(HoursProjection hours, Work work) {
        this.hours = hours;
        this.work = work;
    }

    /** @param after {@code next} of the page before, or null */
    public Uni<HoursView> hours(UUID after, int limit, PersonSession person) {
        return work.in(person.scope(), () -> hours.years(person.personKey()).chain(years -> hours.list(
                        person.personKey(), after, limit + 1)
                .map(rows -> Page.of(rows, limit, entry -> entry.participation().toString()))
                .map(page -> new HoursView(years, page.items(), page.next()))));
    }
}
