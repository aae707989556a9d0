package org.boai.enroll.filing;

import java.util.List;

/**
 * A batch with one page of its rows.
 *
 * @param next opaque; goes back as {@code after}, null when nothing follows
 */
public record FilingPage(FilingView filing, List<FilingRowView> items, String next) {}
