package org.boai.enroll.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Function;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.notification.Doorbell;
import org.boai.enroll.privacy.ConsentService;

/**
 * What an applicant does with an application on its way, with its receipt and a proof of the phone on record: looks at it, answers
 * what is asked, appeals. Asked for again, a look is answered the same; what was done already is a problem with its name.
 */
@ApplicationScoped
public class FollowingService {
    private final Followed followed;
    private final ProgressProjection progress;
    private final Answering answering;
    private final AppealService appeals;
    private final ApplicantWords words;
    private final ConsentService consents;
    private final AuditLog audit;
    private final Doorbell doorbell;
    private final Clock clock;

    FollowingService(
            Followed followed,
            ProgressProjection progress,
            Answering answering,
            AppealService appeals,
            ApplicantWords words,
            ConsentService consents,
            AuditLog audit,
            Doorbell doorbell,
            Clock clock) {
        this.followed = followed;
        this.progress = progress;
        this.answering = answering;
        this.appeals = appeals;
        this.words = words;
        this.consents = consents;
        this.audit = audit;
        this.doorbell = doorbell;
        this.clock = clock;
    }

    /** @throws ProblemException {@code phone-proof-refused}, {@code receipt-unknown}, {@code too-many-tries} */
    public Uni<ProgressView> look(FollowApplication who) {
        return followed.in(who, false, application -> progress.view(application, clock.instant()));
    }

    /**
     * Checked as a submission is. The case comes back to the top of the branch's inbox, with a clock that begins anew.
     *
     * @throws ProblemException as {@link #look}; {@code nothing-asked}, {@code application-decided},
     *                          {@code request-invalid}, {@code not-eligible}, {@code guardian-required}, {@code consent-missing}
     */
    public Uni<ProgressView> answer(AnswerReturn answer) {
        return consents.currentTexts()
                .chain(texts -> changed(answer.who(), application -> answering.take(application, answer, texts)));
    }

    /**
     * @throws ProblemException as {@link #look}; {@code application-not-refused}, {@code appeal-too-late},
     *                          {@code appeal-made}
     */
    public Uni<ProgressView> appeal(AppealRefusal appeal) {
        return changed(appeal.who(), application -> {
            application.status.after(ApplicationEvent.APPEAL);
            if (ProgressProjection.appealUntil(application, clock.instant()) == null) {
                throw ProblemException.of(ApplicationProblem.APPEAL_TOO_LATE);
            }
            audit.record(Actor.CITIZEN, Deciding.event("application-appealed", application));
            return appeals.file(application, words.seal(application.id, appeal.words()));
        });
    }

    private Uni<ProgressView> changed(FollowApplication who, Function<Application, Uni<Void>> change) {
        return followed.in(who, true, application -> change.apply(application)
                        .chain(() -> Panache.flush())
                        .chain(() -> progress.view(application, clock.instant())))
                .invoke(doorbell::ring);
    }
}
