package org.boai.enroll.notification;

import java.util.List;

/**
 * One message that was taken and can be sent.
 *
 * @param deliveries     at least one, of one endpoint
 * @param opened         null when the endpoint could not be opened
 * @param acknowledgment the link that it carries, or null
 */
record Sendable(List<Delivery> deliveries, Endpoints.Opened opened, String acknowledgment) {}
