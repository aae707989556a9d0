package org.boai.enroll.education;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A participant of a class, masked; of name, phone and certificate what cannot be read is null.
 *
 * @param passed      null until the class has said
 * @param certificate the last four of its number, or null
 * @param validUntil  of the invitation, or null
 */
public record ParticipantView(
        UUID id,
        String name,
        String phone,
        String residence,
        Boolean passed,
        String certificate,
        LocalDate issuedOn,
        LocalDate expiresOn,
        ParticipantInvitation invitation,
        OffsetDateTime validUntil) {
    @Override
    public String toString() {
        return "ParticipantView[" + id + "]";
    }
}
