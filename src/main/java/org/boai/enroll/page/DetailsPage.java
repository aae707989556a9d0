package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.boai.enroll.kernel.Language;

/** The rest about a person, with what may be left out folded away. */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record DetailsPage(
        Language language,
        Visit visit,
        TypedDetails typed,
        FormOptions options,
        List<Option> guardianConsents,
        List<Option> consents,
        Faults faults)
        implements TemplateInstance {}
