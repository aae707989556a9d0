package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.member.CardView;

/** What a person finds: the card where there is one, what happened, and what can be done. */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record OwnHomePage(Language language, CardView card, List<OwnEvent> events, String token)
        implements TemplateInstance {}
