package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.boai.enroll.code.CodeFacts;
import org.boai.enroll.code.CodeService;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.routing.PlacementPreview;
import org.boai.enroll.routing.RoutingProblem;
import org.boai.enroll.routing.RoutingService;
import org.jboss.resteasy.reactive.RestResponse;

/** Names the branch that a choice leads to, and takes the choice when it is confirmed. */
@ApplicationScoped
class PlaceDesk {
    private final Steps steps;
    private final DraftDesk drafts;
    private final FormCheck check;
    private final CodeService codes;
    private final RoutingService routing;
    private final ProblemPages problems;

    PlaceDesk(
            Steps steps,
            DraftDesk drafts,
            FormCheck check,
            CodeService codes,
            RoutingService routing,
            ProblemPages problems) {
        this.steps = steps;
        this.drafts = drafts;
        this.check = check;
        this.codes = codes;
        this.routing = routing;
        this.problems = problems;
    }

    Uni<RestResponse<TemplateInstance>> page(Visit visit, TypedPlace place) {
        return codes.find(visit.code())
                .map(CodeFacts::requireOpen)
                .chain(() -> routing.preview(check.whereabouts(place)))
                .map(placement ->
                        Answers.open(new PlacePage(visit.language(), visit, place, PlacementPreview.of(placement))))
                .onFailure()
                .recoverWithUni(failure -> nowhere(failure, visit, place));
    }

    /** Without a choice there is nothing to confirm: choose first, or the part of it that is meant. */
    private Uni<RestResponse<TemplateInstance>> nowhere(Throwable failure, Visit visit, TypedPlace place) {
        boolean nothing = failure instanceof ProblemException problem
                && problem.type() == RoutingProblem.RESIDENCE_REQUIRED
                && !place.chosen();
        return nothing
                ? Uni.createFrom().item(Answers.seeOther(visit.at(Step.PLACE.path())))
                : problems.of(failure, visit);
    }

    /** Who chose before saying who it is says that now; the choice stays. */
    Uni<RestResponse<TemplateInstance>> take(Visit visit, TypedPlace place) {
        return steps.take(
                Step.WHO,
                visit,
                draft -> {
                    if (draft.who() == null) {
                        String lost = visit.mayHaveDraft() || !place.chosen() ? "" : "&lost=true";
                        return Uni.createFrom()
                                .item(Answers.seeOther(visit.at(Step.WHO.path() + place.query() + lost)));
                    }
                    return routing.preview(check.whereabouts(place))
                            .chain(found -> drafts.keep(visit, draft.with(place)))
                            .map(kept -> Steps.onward(visit, kept));
                },
                problem -> nowhere(problem, visit, place));
    }
}
