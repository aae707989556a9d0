package org.boai.enroll.community;

import java.util.List;

/** One page. @param next goes back as {@code after}; null when nothing follows */
public record PublicActivities(List<PublicActivity> items, String next) {}
