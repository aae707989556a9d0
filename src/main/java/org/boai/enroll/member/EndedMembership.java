package org.boai.enroll.member;

import java.util.UUID;

/** A membership that has just ended. */
public record EndedMembership(UUID memberId, UUID organizationId) {}
