package org.boai.enroll.rights;

import java.time.OffsetDateTime;

/** How a request stands, for whoever has its receipt; nothing of a person. */
public record AnsweredStatus(
        String receipt,
        RightsKind kind,
        RightsState state,
        OffsetDateTime askedAt,
        OffsetDateTime dueAt,
        OffsetDateTime answeredAt,
        String answer) {
    static AnsweredStatus of(RightsRequest request) {
        return new AnsweredStatus(
                request.receipt,
                request.kind,
                request.state,
                RightsRequestView.local(request.askedAt),
                RightsRequestView.local(request.dueAt),
                RightsRequestView.local(request.answeredAt),
                request.answer);
    }
}
