package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Function;
import org.boai.enroll.code.ScanService;
import org.boai.enroll.code.Visitor;
import org.boai.enroll.privacy.ConsentService;
import org.boai.enroll.privacy.ConsentText;
import org.boai.enroll.privacy.Purpose;
import org.boai.enroll.security.CurrentAddress;
import org.boai.enroll.security.Limit;
import org.boai.enroll.security.LimitsConfig;
import org.boai.enroll.security.SharedCounts;
import org.jboss.resteasy.reactive.RestResponse;

/** Name and phone: the first that is kept, and not before the consent to it. */
@ApplicationScoped
class WhoDesk {
    private final Steps steps;
    private final DraftDesk drafts;
    private final FormCheck check;
    private final ConsentService consents;
    private final ScanService scans;
    private final Look look;
    private final SharedCounts counts;
    private final LimitsConfig limits;

    WhoDesk(
            Steps steps,
            DraftDesk drafts,
            FormCheck check,
            ConsentService consents,
            ScanService scans,
            Look look,
            SharedCounts counts,
            LimitsConfig limits) {
        this.steps = steps;
        this.drafts = drafts;
        this.check = check;
        this.consents = consents;
        this.scans = scans;
        this.look = look;
        this.counts = counts;
        this.limits = limits;
    }

    /**
     * @param place where the code or the person says that the person lives or works, if so
     * @param lost  whether the person comes from a later page whose draft is gone
     */
    Uni<RestResponse<TemplateInstance>> page(Visit visit, TypedPlace place, boolean lost) {
        return steps.show(Step.WHO, visit, draft -> {
            if (draft.sent() != null) {
                return Uni.createFrom().item(Answers.personal(new SentPage(visit.language(), visit, draft.sent())));
            }
            return page(visit, draft.whoToShow(), draft.placeToShow(place), texts -> Faults.NONE)
                    .map(page -> Answers.personal(page.begun(draft.who() != null, lost)));
        });
    }

    Uni<RestResponse<TemplateInstance>> take(Visit visit, TypedWho typed, TypedPlace place) {
        return steps.take(
                Step.WHO,
                visit,
                draft -> draft.sent() != null
                        ? Uni.createFrom().item(Answers.seeOther(visit.at(Step.WHO.path())))
                        : consents.currentTexts().chain(texts -> keep(visit, draft.with(typed), place, texts)),
                problem -> page(visit, typed, place, texts -> Faults.of(problem, texts, visit.language()))
                        .map(page -> Answers.refused(problem, page)));
    }

    private Uni<RestResponse<TemplateInstance>> keep(
            Visit visit, Draft draft, TypedPlace place, Map<Purpose, ConsentText> texts) {
        check.require(Step.WHO, draft, texts);
        if (place.chosen()) {
            check.whereabouts(place);
        }
        var typed = draft.who();
        var known = Consents.known(Step.WHO.purposes(), typed.consents(), texts);
        var said = draft.with(new TypedWho(typed.fullName(), typed.phone(), known));
        var kept = place.chosen() ? said.with(place) : said;
        return drafts.begin(visit, kept)
                .call(() -> scans.started(visit.code(), Visitor.of(look.agent())))
                .map(cookie -> Answers.seeOther(visit.at(kept.next().path()), cookie));
    }

    private Uni<WhoPage> page(
            Visit visit, TypedWho typed, TypedPlace place, Function<Map<Purpose, ConsentText>, Faults> faults) {
        return consents.currentTexts()
                .map(texts -> new WhoPage(
                        visit.language(),
                        visit,
                        typed,
                        place,
                        Consents.of(Step.WHO.purposes(), typed.consents(), texts, visit.language()),
                        false,
                        false,
                        faults.apply(texts)));
    }

    /** For the next person at the same phone: nothing of the last one is left. */
    Uni<RestResponse<TemplateInstance>> next(Visit visit) {
        counts.take(Limit.changes(limits), CurrentAddress.get());
        return drafts.forget(visit).map(cookie -> Answers.seeOther(visit.at(""), cookie));
    }
}
