package org.boai.enroll.corporate;

import java.util.UUID;

/** The unit's own Red Cross society. @param organizationId null when it has none any more */
public record LinkOrganization(UUID organizationId) {}
