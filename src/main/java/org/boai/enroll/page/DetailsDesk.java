package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.boai.enroll.privacy.ConsentService;
import org.boai.enroll.privacy.ConsentText;
import org.boai.enroll.privacy.Purpose;
import org.jboss.resteasy.reactive.RestResponse;

/** Birth date, identity number, backgrounds and guardian, with the consent to handle what is sensitive. */
@ApplicationScoped
class DetailsDesk {
    private final Steps steps;
    private final DraftDesk drafts;
    private final FormCheck check;
    private final ConsentService consents;

    DetailsDesk(Steps steps, DraftDesk drafts, FormCheck check, ConsentService consents) {
        this.steps = steps;
        this.drafts = drafts;
        this.check = check;
        this.consents = consents;
    }

    Uni<RestResponse<TemplateInstance>> page(Visit visit) {
        return steps.show(Step.DETAILS, visit, draft -> page(
                        visit, Objects.requireNonNullElse(draft.details(), TypedDetails.NONE), texts -> Faults.NONE)
                .map(Answers::personal));
    }

    Uni<RestResponse<TemplateInstance>> take(Visit visit, TypedDetails typed) {
        return steps.take(
                Step.DETAILS,
                visit,
                draft -> consents.currentTexts().chain(texts -> keep(visit, draft, typed, texts)),
                problem -> page(visit, typed, texts -> Faults.of(problem, texts, visit.language()))
                        .map(page -> Answers.refused(problem, page)));
    }

    private Uni<RestResponse<TemplateInstance>> keep(
            Visit visit, Draft draft, TypedDetails typed, Map<Purpose, ConsentText> texts) {
        check.require(Step.DETAILS, draft.with(typed), texts);
        var known = Consents.known(Step.DETAILS.purposes(), typed.consents(), texts);
        return drafts.keep(visit, draft.with(typed.kept(known))).map(kept -> Steps.onward(visit, kept));
    }

    private Uni<TemplateInstance> page(
            Visit visit, TypedDetails typed, Function<Map<Purpose, ConsentText>, Faults> faults) {
        var language = visit.language();
        return consents.currentTexts()
                .map(texts -> new DetailsPage(
                        language,
                        visit,
                        typed,
                        FormOptions.of(typed, language),
                        Consents.of(EnumSet.of(Purpose.GUARDIAN), typed.consents(), texts, language),
                        Consents.of(EnumSet.of(Purpose.SENSITIVE_DATA), typed.consents(), texts, language),
                        faults.apply(texts)));
    }
}
