package org.boai.enroll.rights;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;

/** A request and its answer. What was written in it is sealed. */
@Entity
@Table(name = "rights_requests")
class RightsRequest {
    @Id
    UUID id;

    String receipt;

    @Enumerated(EnumType.STRING)
    RightsKind kind;

    @Column(name = "person_key")
    byte[] personKey;

    @Column(name = "organization_id")
    UUID organizationId;

    byte[] wishes;
    byte[] reason;

    /** What a check of free texts said of the reason; UNCHECKED where none looked. */
    @Column(name = "text_check")
    String textCheck;

    @Enumerated(EnumType.STRING)
    RightsState state;

    @Column(name = "asked_at")
    Instant askedAt;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "answered_at")
    Instant answeredAt;

    @Column(name = "answered_by")
    UUID answeredBy;

    String answer;

    @Version
    int version;

    protected RightsRequest() {}

    /**
     * Answers once.
     *
     * @param by null when no person had to decide
     * @throws ProblemException {@code rights-request-answered}
     */
    void answer(RightsState how, String text, UUID by, Instant now) {
        requireOpen();
        this.state = how;
        this.answer = text;
        this.answeredBy = by;
        this.answeredAt = now;
    }

    void requireOpen() {
        if (state != RightsState.OPEN) {
            throw ProblemException.of(RightsProblem.RIGHTS_REQUEST_ANSWERED);
        }
    }
}
