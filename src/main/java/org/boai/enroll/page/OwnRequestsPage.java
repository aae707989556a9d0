package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.boai.enroll.kernel.Language;

/** What the person has asked for, and a form that asks for a correction or for deletion. */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record OwnRequestsPage(
        Language language, List<OwnRequest> requests, TypedWish typed, Faults faults, String token)
        implements TemplateInstance {}
