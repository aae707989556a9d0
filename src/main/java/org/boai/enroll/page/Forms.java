package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Function;
import org.boai.enroll.code.CodeFacts;
import org.boai.enroll.code.CodeService;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.privacy.ConsentService;
import org.boai.enroll.privacy.ConsentText;
import org.boai.enroll.privacy.Purpose;
import org.boai.enroll.routing.PlacementPreview;
import org.boai.enroll.routing.RoutingService;

/** The application form: which branch, which consents, and what was typed before. */
@ApplicationScoped
class Forms {
    private final CodeService codes;
    private final RoutingService routing;
    private final ConsentService consents;
    private final FormCheck check;

    Forms(CodeService codes, RoutingService routing, ConsentService consents, FormCheck check) {
        this.codes = codes;
        this.routing = routing;
        this.consents = consents;
        this.check = check;
    }

    /** @throws ProblemException why the code is not open, or why nobody can be placed there */
    Uni<TemplateInstance> first(Visit visit, TypedApplication typed) {
        return codes.find(visit.code())
                .map(CodeFacts::requireOpen)
                .chain(() -> page(visit, typed, texts -> Faults.NONE));
    }

    /** @throws ProblemException {@code code-unknown}, or why nobody can be placed there */
    Uni<TemplateInstance> again(Visit visit, TypedApplication typed, ProblemException problem) {
        return codes.find(visit.code())
                .chain(() -> page(visit, typed, texts -> Faults.of(problem, texts, visit.language())));
    }

    private Uni<TemplateInstance> page(
            Visit visit, TypedApplication typed, Function<Map<Purpose, ConsentText>, Faults> faults) {
        return routing.preview(check.whereabouts(typed))
                .map(PlacementPreview::of)
                .chain(preview -> consents.currentTexts()
                        .map(texts -> new FormPage(
                                visit.language(),
                                visit,
                                preview,
                                typed,
                                FormOptions.of(typed, texts.values(), names(typed, preview), visit.language()),
                                faults.apply(texts))));
    }

    /** Whether the form already named the branch that it names now. */
    private static boolean names(TypedApplication typed, PlacementPreview preview) {
        return preview.organization().id().toString().equals(typed.expectedOrganizationId());
    }
}
