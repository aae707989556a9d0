package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.boai.enroll.code.InvitationCard;
import org.boai.enroll.kernel.Language;

/** Who invites whom, before anything is filled in. @param name masked: the paper may lie about */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record InvitationPage(Language language, String token, InvitationCard card, String name)
        implements TemplateInstance {
    @Override
    public String toString() {
        return "InvitationPage[…]";
    }
}
