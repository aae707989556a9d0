package org.boai.enroll.routing;

import java.util.UUID;

/**
 * Where a person says to belong.
 *
 * @param regionCode    where the person now usually lives (常住), or null with an affiliation
 * @param affiliationId the unit where the person studies or works, or null
 */
public record Whereabouts(String regionCode, UUID affiliationId) {}
