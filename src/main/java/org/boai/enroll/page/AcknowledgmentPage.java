package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.notification.LinkedNotice;
import org.boai.enroll.notification.NoticeKind;

/** One notice, and a button while it is open. */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record AcknowledgmentPage(Language language, String token, LinkedNotice notice, String inbox)
        implements TemplateInstance {
    public String kind() {
        return notice.kind() == NoticeKind.APPLICATION_TO_REVIEW
                ? language.pick("待审核入会申请", "An application to review")
                : language.pick("入会通知", "A new member");
    }
}
