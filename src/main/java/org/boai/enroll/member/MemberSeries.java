package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/** Numbers of members who are no persons, of the one series of all: no serial is given twice. */
@ApplicationScoped
public class MemberSeries {
    private final MemberSerials serials;
    private final Clock clock;

    MemberSeries(MemberSerials serials, Clock clock) {
        this.serials = serials;
        this.clock = clock;
    }

    /** In the session at hand. @param countyCode of the admitting organization's seat */
    public Uni<String> next(String countyCode) {
        return serials.next().map(serial -> MemberNumber.of(countyCode, LocalDate.now(clock), serial));
    }
}
