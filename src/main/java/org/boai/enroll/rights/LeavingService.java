package org.boai.enroll.rights;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.boai.enroll.member.EndReason;
import org.boai.enroll.membership.Departures;
import org.boai.enroll.membership.LeavingView;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.security.PersonSession;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** Leaving is free, asks nobody, and takes effect at once (会员管理办法 6: 退会的自由). */
@ApplicationScoped
public class LeavingService {
    private final SubjectProjection subjects;
    private final Departures departures;
    private final Doorbell doorbell;
    private final Work work;

    LeavingService(SubjectProjection subjects, Departures departures, Doorbell doorbell, Work work) {
        this.subjects = subjects;
        this.departures = departures;
        this.doorbell = doorbell;
        this.work = work;
    }

    /** Again ends nothing more, and says so. */
    public Uni<LeavingView> leave(PersonSession person) {
        return work.in(person.scope(), () -> subjects.require(person.personKey())
                        .chain(found -> work.widened(
                                Scope.SYSTEM,
                                person.scope(),
                                () -> departures.leave(found.subject(), EndReason.OWN_WISH, person.actor()))))
                .invoke(doorbell::ring);
    }
}
