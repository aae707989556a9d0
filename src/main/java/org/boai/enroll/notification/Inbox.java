package org.boai.enroll.notification;

import java.util.List;

/**
 * A part of an inbox, oldest first.
 *
 * @param next cursor: goes back as {@code after}, now for the following page, or whenever the stream says that something
 *             changed. An item may come again, changed; clients keep the last by its id.
 */
public record Inbox(List<NoticeView> items, String next) {}
