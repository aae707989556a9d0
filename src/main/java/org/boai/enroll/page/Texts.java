package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.privacy.ConsentService;
import org.jboss.resteasy.reactive.RestResponse;

/** Texts to read: what people consent to, and what the names of problems mean. */
@ApplicationScoped
class Texts {
    private final ConsentService consents;
    private final ProblemPages problems;

    Texts(ConsentService consents, ProblemPages problems) {
        this.consents = consents;
        this.problems = problems;
    }

    /** @param purpose name of a purpose that has a text in force */
    Uni<RestResponse<TemplateInstance>> consent(String purpose, Visit visit) {
        return consents.currentTexts()
                .map(texts -> texts.values().stream()
                        .filter(text -> text.purpose().name().equals(purpose))
                        .findFirst())
                .map(text -> Answers.open(new ConsentPage(visit.language(), orNotFound(text))))
                .onFailure()
                .recoverWithUni(failure -> problems.of(failure, visit));
    }

    Uni<RestResponse<TemplateInstance>> problem(String slug, Visit visit) {
        return Uni.createFrom()
                .item(() -> ProblemCatalogues.require(slug))
                .map(type -> Answers.open(ProblemPages.explanation(type, visit)))
                .onFailure()
                .recoverWithUni(failure -> problems.of(failure, visit));
    }

    private static <T> T orNotFound(Optional<T> found) {
        return found.orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }
}
