package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.boai.enroll.community.PublicCourse;
import org.boai.enroll.kernel.Language;

/** What there is to learn. @param next the address of the next page, or null @param join where one can join */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record PublicCoursesPage(Language language, List<PublicCourse> courses, String next, String join)
        implements TemplateInstance {}
