package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import org.boai.enroll.community.PublicCourse;
import org.boai.enroll.kernel.Language;

/** One course. @param text sanitized @param join where one can join */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record PublicCoursePage(Language language, PublicCourse course, RawString text, String join)
        implements TemplateInstance {}
