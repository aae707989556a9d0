package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.routing.PlacementPreview;

/** The application form; names the branch and who will see the data. */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record FormPage(
        Language language,
        Visit visit,
        PlacementPreview preview,
        TypedApplication typed,
        FormOptions options,
        Faults faults)
        implements TemplateInstance {}
