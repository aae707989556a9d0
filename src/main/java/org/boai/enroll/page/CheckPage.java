package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.routing.PlacementPreview;

/** Everything that was answered, the branch by its name, and who may come to see it; nothing is ticked beforehand. */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record CheckPage(
        Language language,
        Visit visit,
        PlacementPreview preview,
        String seen,
        List<AnswerRow> answers,
        List<Option> consents,
        Faults faults)
        implements TemplateInstance {}
