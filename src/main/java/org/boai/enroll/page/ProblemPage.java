package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.boai.enroll.kernel.Language;

/** Says what is the matter and leads on. */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ProblemPage(Language language, String title, String advice, List<Way> ways, boolean askCode)
        implements TemplateInstance {}
