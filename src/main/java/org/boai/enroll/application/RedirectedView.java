package org.boai.enroll.application;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Where an application went. It may lie outside the caller's subtree now; this is all of it that is shown then.
 *
 * @param assigned whether the receiver was assigned to, and cannot pass it on again by itself
 */
public record RedirectedView(
        UUID applicationId, UUID organizationId, String organization, boolean assigned, OffsetDateTime at) {}
