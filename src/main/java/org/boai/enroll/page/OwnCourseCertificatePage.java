package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.UUID;
import org.boai.enroll.education.CourseCertificate;
import org.boai.enroll.kernel.Language;

/** What says that somebody has completed a course, to be shown. */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record OwnCourseCertificatePage(Language language, UUID id, CourseCertificate shown)
        implements TemplateInstance {}
