package org.boai.enroll.community;

import java.util.List;

/** One page. @param next goes back as {@code after}; null when nothing follows */
public record PublicCourses(List<PublicCourse> items, String next) {}
