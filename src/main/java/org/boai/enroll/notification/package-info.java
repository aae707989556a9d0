/**
 * Telling the branch: notices that stay open until a person acknowledges them and climb while nobody does, inboxes with a
 * cursor, live streams, and the relay that tells outside them by {@code notification.channel}. Knows organization.
 */
package org.boai.enroll.notification;
