package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.boai.enroll.code.CodeFacts;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.region.RegionMatch;

/** Who asks, what for, and where to begin. {@code village}: the one that the code covers, or null. */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record LandingPage(Language language, Visit visit, CodeFacts facts, RegionMatch village)
        implements TemplateInstance {}
