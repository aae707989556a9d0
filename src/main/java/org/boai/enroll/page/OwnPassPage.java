package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.UUID;
import org.boai.enroll.kernel.Language;

/** The pass of an activity; it comes anew by itself, so that its picture stays fresh. */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record OwnPassPage(Language language, UUID activity, String title, String place, String from, String until)
        implements TemplateInstance {}
