package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.boai.enroll.kernel.Language;

/** One level of the way to a village, or the finds of a search. */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ResidencePage(
        Language language, String code, String query, String heading, List<Way> choices, List<Way> others)
        implements TemplateInstance {}
