package org.boai.enroll.activity;

import java.util.List;

/**
 * A member's hours.
 *
 * @param years of all memberships, newest first
 * @param items newest sign-up first
 * @param next  opaque; goes back as {@code after}, null when nothing follows
 */
public record HoursView(List<HoursYear> years, List<HoursEntry> items, String next) {}
