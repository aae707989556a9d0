package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.boai.enroll.code.CodeFacts;
import org.boai.enroll.code.CodeService;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.CurrentAddress;
import org.boai.enroll.security.Limit;
import org.boai.enroll.security.LimitsConfig;
import org.boai.enroll.security.SharedCounts;
import org.boai.enroll.web.Failures;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Leads from page to page: nobody is on a page whose earlier questions are not answered, and who has sent the application
 * is led to its receipt, however often "back" was pressed.
 */
@ApplicationScoped
class Steps {
    private final CodeService codes;
    private final DraftDesk drafts;
    private final ProblemPages problems;
    private final Failures failures;
    private final SharedCounts counts;
    private final LimitsConfig limits;

    Steps(
            CodeService codes,
            DraftDesk drafts,
            ProblemPages problems,
            Failures failures,
            SharedCounts counts,
            LimitsConfig limits) {
        this.codes = codes;
        this.drafts = drafts;
        this.problems = problems;
        this.failures = failures;
        this.counts = counts;
        this.limits = limits;
    }

    /** Shows a page, with the draft as far as it goes. */
    Uni<RestResponse<TemplateInstance>> show(
            Step step, Visit visit, Function<Draft, Uni<RestResponse<TemplateInstance>>> page) {
        return Uni.createFrom()
                .deferred(() -> found(visit).chain(draft -> open(step, visit, draft, page)))
                .onFailure()
                .recoverWithUni(failure -> problems.of(failure, visit));
    }

    /**
     * Takes in what a page has sent. Whatever fails comes back on that page, with all that was typed.
     *
     * @param again the page once more, with what is wrong
     */
    Uni<RestResponse<TemplateInstance>> take(
            Step step,
            Visit visit,
            Function<Draft, Uni<RestResponse<TemplateInstance>>> task,
            Function<ProblemException, Uni<RestResponse<TemplateInstance>>> again) {
        return Uni.createFrom()
                .deferred(() -> {
                    counts.take(Limit.changes(limits), CurrentAddress.get());
                    return found(visit).chain(draft -> open(step, visit, draft, task));
                })
                .onFailure()
                .recoverWithUni(failure -> again(step, failures.named(failure), visit, again));
    }

    /** What another tab has changed is looked at again; the page that sends says so itself. */
    private Uni<RestResponse<TemplateInstance>> again(
            Step step,
            ProblemException problem,
            Visit visit,
            Function<ProblemException, Uni<RestResponse<TemplateInstance>>> again) {
        if (problem.type() == DraftProblem.DRAFT_CHANGED && step != Step.CHECK) {
            return seeOther(visit, step.path());
        }
        return ProblemPages.aboutCode(problem)
                ? problems.of(problem, visit)
                : again.apply(problem).onFailure().recoverWithUni(failure -> problems.of(failure, visit));
    }

    private Uni<Draft> found(Visit visit) {
        return codes.find(visit.code()).map(CodeFacts::requireOpen).chain(() -> drafts.of(visit));
    }

    private Uni<RestResponse<TemplateInstance>> open(
            Step step, Visit visit, Draft draft, Function<Draft, Uni<RestResponse<TemplateInstance>>> task) {
        if (draft == null) {
            return step == Step.WHO ? task.apply(Draft.begun()) : seeOther(visit, Step.WHO.path() + "?lost=true");
        }
        if (draft.sent() != null) {
            return step == Step.WHO
                    ? task.apply(draft)
                    : Uni.createFrom()
                            .item(Answers.seeOther("/s/" + draft.sent().receipt()));
        }
        Step first = draft.next();
        return step.compareTo(first) > 0 ? seeOther(visit, first.path()) : task.apply(draft);
    }

    /** To the first page that is not answered. */
    static RestResponse<TemplateInstance> onward(Visit visit, Draft draft) {
        return Answers.seeOther(visit.at(draft.next().path()));
    }

    private static Uni<RestResponse<TemplateInstance>> seeOther(Visit visit, String path) {
        return Uni.createFrom().item(Answers.seeOther(visit.at(path)));
    }
}
