package org.boai.enroll.education;

import java.util.List;

/** The latest hundred courses of mine, newest first. */
public record OwnCourses(List<OwnCourse> items) {}
