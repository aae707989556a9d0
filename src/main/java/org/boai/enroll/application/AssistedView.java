package org.boai.enroll.application;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * An application that was filled in for somebody, as the county looks at it; of the person nothing.
 *
 * @param id             of the application
 * @param organizationId for which the steward acted who filled it in
 * @param organization   its name
 * @param filledInBy     the account, or null when there is none of it any more
 * @param signedOn       on paper; null after erasure, as {@code keptAt}
 * @param sampled        whether the county has to look at it
 * @param note           what was found, or null
 * @param checkedAt      null while it is open
 */
public record AssistedView(
        UUID id,
        String receipt,
        UUID organizationId,
        String organization,
        String filledInBy,
        OffsetDateTime submittedAt,
        LocalDate signedOn,
        String keptAt,
        boolean sampled,
        AssistedState state,
        String note,
        OffsetDateTime checkedAt) {
    @Override
    public String toString() {
        return "AssistedView[" + id + "]";
    }
}
