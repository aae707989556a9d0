package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.routing.PlacementPreview;

/** The branch that a choice leads to, to be confirmed. */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record PlacePage(Language language, Visit visit, TypedPlace place, PlacementPreview preview)
        implements TemplateInstance {}
