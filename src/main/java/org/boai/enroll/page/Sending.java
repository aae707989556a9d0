package org.boai.enroll.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.boai.enroll.application.ApplicationService;
import org.boai.enroll.application.Receipt;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.web.Failures;
import org.boai.enroll.web.IdempotencyProblem;
import org.boai.enroll.web.StoredAnswer;
import org.jboss.resteasy.reactive.RestResponse;

/** Sends a draft as the application that it is. A second tap waits for the first and gets the same receipt. */
@ApplicationScoped
class Sending {
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final int LOOKS = 10;

    private final FormCheck check;
    private final ApplicationService applications;
    private final DraftDesk drafts;
    private final Failures failures;
    private final Vertx vertx;
    private final ObjectMapper json;

    Sending(
            FormCheck check,
            ApplicationService applications,
            DraftDesk drafts,
            Failures failures,
            Vertx vertx,
            ObjectMapper json) {
        this.check = check;
        this.applications = applications;
        this.drafts = drafts;
        this.failures = failures;
        this.vertx = vertx;
        this.json = json;
    }

    /** To the receipt; fails as {@link ApplicationService#submit} does, with a {@link ProblemException} always. */
    Uni<RestResponse<TemplateInstance>> send(Visit visit, Draft draft) {
        return submit(visit, draft, LOOKS).chain(answer -> done(visit, answer));
    }

    private Uni<StoredAnswer> submit(Visit visit, Draft draft, int looks) {
        return Uni.createFrom()
                .deferred(() -> applications.submit(draft.key(), check.complete(FormReading.of(visit.code(), draft))))
                .onFailure()
                .transform(failures::named)
                .onFailure(failure -> looks > 0 && isUnderWay(failure))
                .recoverWithUni(() -> pause().chain(() -> submit(visit, draft, looks - 1)));
    }

    /** On the request's own context: a session is opened there and nowhere else. */
    private Uni<Void> pause() {
        return Uni.createFrom().emitter(waiting -> vertx.setTimer(PAUSE.toMillis(), over -> waiting.complete(null)));
    }

    /**
     * When the key of this draft has sent something else: by another tap, whose note of it may be a moment behind.
     *
     * @return where the receipt is, or null when nobody has noted one
     */
    Uni<String> sentMeanwhile(Visit visit) {
        return pause().chain(() -> drafts.of(visit))
                .map(draft -> draft == null || draft.sent() == null
                        ? null
                        : "/s/" + draft.sent().receipt());
    }

    private static boolean isUnderWay(Throwable failure) {
        return failure instanceof ProblemException problem && problem.type() == IdempotencyProblem.REQUEST_IN_PROGRESS;
    }

    /** What was sent is sent, whether or not the browser's draft can say so. */
    private Uni<RestResponse<TemplateInstance>> done(Visit visit, StoredAnswer answer) {
        return drafts.close(visit, sent(answer))
                .onFailure()
                .recoverWithNull()
                .replaceWith(() -> Answers.seeOther(answer.location()));
    }

    private Draft.Sent sent(StoredAnswer answer) {
        try {
            var receipt = json.readValue(answer.body(), Receipt.class);
            return new Draft.Sent(
                    receipt.receipt(),
                    receipt.organization().name(),
                    receipt.organization().path(),
                    receipt.submittedAt());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is always readable", e);
        }
    }
}
