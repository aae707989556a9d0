package org.boai.enroll.page;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.boai.enroll.privacy.ConsentService;
import org.boai.enroll.privacy.ConsentText;
import org.boai.enroll.privacy.Purpose;
import org.boai.enroll.region.RegionMatch;
import org.boai.enroll.region.RegionService;
import org.boai.enroll.routing.PlacementPreview;
import org.boai.enroll.routing.RoutingService;

/** Makes the page on which answers are checked. */
@ApplicationScoped
class CheckPages {
    private final FormCheck check;
    private final RoutingService routing;
    private final RegionService regions;
    private final ConsentService consents;

    CheckPages(FormCheck check, RoutingService routing, RegionService regions, ConsentService consents) {
        this.check = check;
        this.routing = routing;
        this.regions = regions;
        this.consents = consents;
    }

    /** @throws org.boai.enroll.kernel.ProblemException why nobody can be placed there any more */
    Uni<CheckPage> of(
            Visit visit, Draft draft, TypedAgreement agreement, Function<Map<Purpose, ConsentText>, Faults> faults) {
        var language = visit.language();
        return routing.preview(check.whereabouts(draft.place()))
                .map(PlacementPreview::of)
                .chain(preview -> inWords(draft.place(), preview).chain(place -> consents.currentTexts()
                        .map(texts -> new CheckPage(
                                language,
                                visit,
                                preview,
                                draft.seen(),
                                AnswerRows.of(draft, place, visit),
                                consents(agreement, preview, texts, visit),
                                faults.apply(texts).leading(visit, Step.CHECK)))));
    }

    private Uni<String> inWords(TypedPlace place, PlacementPreview preview) {
        return place.residence() == null || place.residence().isBlank()
                ? Uni.createFrom().item(preview.organization().name())
                : regions.get(place.residence()).map(CheckPages::inWords);
    }

    private static String inWords(RegionMatch region) {
        List<String> names = new ArrayList<>(region.path());
        names.add(region.name());
        return String.join(" ", names);
    }

    /** Consent to share with one branch is none for another: then that box is empty again. */
    private static List<Option> consents(
            TypedAgreement agreement, PlacementPreview preview, Map<Purpose, ConsentText> texts, Visit visit) {
        boolean sameBranch = preview.organization().id().toString().equals(agreement.expectedOrganizationId());
        return Consents.of(Step.CHECK.purposes(), agreement.consents(), texts, visit.language()).stream()
                .map(option -> sameBranch || !option.id().equals(Faults.consentField(Purpose.SHARE_WITH_BRANCH))
                        ? option
                        : option.unticked())
                .toList();
    }
}
