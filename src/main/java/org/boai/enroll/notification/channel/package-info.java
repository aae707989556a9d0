/**
 * Ways of telling an organization beside its inbox: one adapter for each, behind {@link
 * org.boai.enroll.notification.channel.Channel}, their settings, and what they may be asked to say. Knows platform.
 */
package org.boai.enroll.notification.channel;
