package org.boai.enroll.account;

import java.util.UUID;

/** The account that was made. */
public record AcceptedInvitation(UUID accountId, String username) {}
