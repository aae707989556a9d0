package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.boai.enroll.kernel.Language;

/** The units that people may name as work or study place. */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record UnitsPage(Language language, Visit visit, String within, String query, List<Way> units)
        implements TemplateInstance {}
