package org.boai.enroll.disclosure;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A disclosure that waits for a person's approval.
 *
 * @param organization where the person belongs
 * @param askedBy      the account, or null when it lies outside the reader's subtree
 */
public record WaitingDisclosure(
        UUID id,
        Subject subject,
        Organization organization,
        List<PersonalField> fields,
        String reason,
        String askedBy,
        OffsetDateTime askedAt) {
    /** Where the person belongs. */
    public record Organization(UUID id, String name) {}

    @Override
    public String toString() {
        return "WaitingDisclosure[" + id + "]";
    }
}
