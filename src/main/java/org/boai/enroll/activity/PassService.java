package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.boai.enroll.activity.PassProjection.Own;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.qr.QrMatrix;
import org.boai.enroll.qr.QrSvg;
import org.boai.enroll.security.PersonSession;
import org.boai.enroll.security.Work;

/**
 * A member's pass (签到码) for an activity. It is bound to the participation: whoever copies one can do nothing with it but
 * check in the member whose it is. Nothing is stored, and it can be fetched again.
 */
@ApplicationScoped
public class PassService {
    private final PassProjection passes;
    private final CheckInKeys keys;
    private final Work work;
    private final Clock clock;

    PassService(PassProjection passes, CheckInKeys keys, Work work, Clock clock) {
        this.passes = passes;
        this.keys = keys;
        this.work = work;
        this.clock = clock;
    }

    /** @throws ProblemException {@code participation-unknown}, {@code pass-without-place}, {@code check-in-closed} */
    public Uni<PassView> pass(UUID activity, PersonSession person) {
        return own(activity, person).map(this::view);
    }

    private Uni<Own> own(UUID activity, PersonSession person) {
        return work.in(person.scope(), () -> passes.require(person.personKey(), activity));
    }

    private PassView view(Own own) {
        return new PassView(
                own.id(),
                own.title(),
                own.place(),
                own.starts(),
                own.ends(),
                PassCode.prefix(own.id()),
                CheckInKeys.text(keys.pass(own.id())),
                PassCode.STEP_SECONDS);
    }

    /** The code of this moment as an SVG document; doors take it for ten minutes. @throws ProblemException as {@link #pass} */
    public Uni<String> picture(UUID activity, PersonSession person) {
        return own(activity, person)
                .map(own -> PassCode.at(clock.instant(), own.id(), keys.pass(own.id())))
                .map(code -> QrSvg.render(QrMatrix.of(code.text()), "签到码 · Check-in code"));
    }
}
