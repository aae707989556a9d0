package org.boai.enroll.application;

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
import org.boai.enroll.member.MemberKind;

/** An application, whole: what was said (sealed), where it was placed and why, what became of it. */
@Entity
@Table(name = "applications")
class Application {
    @Id
    UUID id;

    String receipt;
    String code;

    @Column(name = "organization_id")
    UUID organizationId;

    @Column(name = "group_id")
    UUID groupId;

    @Column(name = "affiliation_id")
    UUID affiliationId;

    @Column(name = "residence_region_id")
    Long residenceRegionId;

    /** The reasons of the placement as JSON, every step of them. */
    String placement;

    boolean gap;

    @Enumerated(EnumType.STRING)
    ApplicationStatus status;

    @Enumerated(EnumType.STRING)
    @Column(name = "review_note")
    ReviewNote reviewNote;

    boolean priority;

    @Enumerated(EnumType.STRING)
    MemberKind kind;

    /** Names of {@link Background}, separated by commas. */
    String backgrounds;

    @Column(name = "identity_key")
    byte[] identityKey;

    /** Whose it is; null for the oldest, and after erasure, as everything personal. */
    @Column(name = "person_key")
    byte[] personKey;

    @Column(name = "full_name")
    byte[] fullName;

    @Column(name = "name_index")
    byte[] nameIndex;

    byte[] phone;

    @Column(name = "phone_index")
    byte[] phoneIndex;

    @Column(name = "birth_date")
    byte[] birthDate;

    @Column(name = "document_type")
    String documentType;

    @Column(name = "document_number")
    byte[] documentNumber;

    byte[] guardian;

    @Column(name = "member_id")
    UUID memberId;

    @Column(name = "submitted_at")
    Instant submittedAt;

    @Column(name = "decided_at")
    Instant decidedAt;

    @Column(name = "decided_by")
    UUID decidedBy;

    @Column(name = "decision_reason")
    String decisionReason;

    @Version
    int version;

    protected Application() {}

    /** Waits for a person. */
    void review(ReviewNote note) {
        this.status = ApplicationStatus.UNDER_REVIEW;
        this.reviewNote = note;
    }

    /** The person is a member now. @param by the reviewer, or null when an authorization decided */
    void admit(UUID member, MemberKind as, UUID by, Instant now) {
        requireOpen();
        this.status = ApplicationStatus.ADMITTED;
        this.memberId = member;
        this.kind = as;
        decided(by, now);
    }

    void refuse(String reason, UUID by, Instant now) {
        requireOpen();
        this.status = ApplicationStatus.REFUSED;
        this.decisionReason = reason;
        decided(by, now);
    }

    /** @throws ProblemException {@code application-decided} */
    void requireOpen() {
        if (status != ApplicationStatus.RECEIVED
                && status != ApplicationStatus.UNDER_REVIEW
                && status != ApplicationStatus.RETURNED) {
            throw ProblemException.of(ApplicationProblem.APPLICATION_DECIDED);
        }
    }

    private void decided(UUID by, Instant now) {
        this.decidedBy = by;
        this.decidedAt = now;
    }
}
