package org.boai.enroll.message;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A message to a person, as those see it in whose name it is said; never to which number.
 *
 * @param subjectId    the application or the member that it is about
 * @param reason       the provider's or our own code for why it was not sent, e.g. {@code template-missing}; null while nothing
 *                     failed
 */
public record PersonMessageView(
        UUID id,
        PersonMessageKind kind,
        UUID subjectId,
        UUID organizationId,
        MessageState state,
        int attempts,
        String reason,
        OffsetDateTime createdAt) {}
