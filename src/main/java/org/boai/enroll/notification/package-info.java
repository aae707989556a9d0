/**
 * Telling the branch: notices that stay open until a person acknowledges them, inboxes with a cursor, live streams.
 * Knows organization. Other channels, the relay and the ladder have their place here, in {@code notification.channel}.
 */
package org.boai.enroll.notification;
