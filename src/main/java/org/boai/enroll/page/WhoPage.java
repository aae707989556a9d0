package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.boai.enroll.kernel.Language;

/**
 * Name and phone.
 *
 * @param begun whether they were given before
 * @param lost  whether what was typed is gone
 */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record WhoPage(
        Language language,
        Visit visit,
        TypedWho typed,
        TypedPlace place,
        List<Option> consents,
        boolean begun,
        boolean lost,
        Faults faults)
        implements TemplateInstance {
    WhoPage begun(boolean before, boolean gone) {
        return new WhoPage(language, visit, typed, place, consents, before, gone, faults);
    }
}
