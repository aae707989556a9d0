package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.Map;
import org.boai.enroll.kernel.Language;

/** What went wrong, on a page that asks neither the request nor the database for anything. */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record StandalonePage(Language language, boolean care, String title, String advice, Map<String, String> assets)
        implements TemplateInstance {}
