package org.boai.enroll.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberKind;

/** An application, whole: what was said (sealed), where it was placed and why, what became of it. */
@Entity
@Table(name = "applications")
class Application {
    private static final Set<ApplicationStatus> OPEN =
            EnumSet.of(ApplicationStatus.RECEIVED, ApplicationStatus.UNDER_REVIEW, ApplicationStatus.RETURNED);

    private static final String DISOWNED = "disowned";
    private static final Duration TAKEN_BACK_WITHIN = Duration.ofDays(30);

    /** All that is mapped, of a table named p; for native queries, which cannot have more or fewer columns. */
    static final String COLUMNS =
            """
            SELECT p.id, p.receipt, p.code, p.organization_id, p.group_id, p.affiliation_id, p.residence_region_id, p.placement,
                p.gap, p.status, p.review_note, p.priority, p.kind, p.backgrounds, p.identity_key, p.person_key, p.full_name,
                p.name_index, p.phone, p.phone_index, p.birth_date, p.document_type, p.document_number, p.guardian,
                p.member_id, p.submitted_at, p.decided_at, p.decided_by, p.decision_reason, p.disowned_at,
                p.assisted_by, p.assisted_for, p.version
            """;

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

    /** When the phone's holder said that somebody else sent it. */
    @Column(name = "disowned_at")
    Instant disownedAt;

    /** Who filled it in for the person, from what was signed on paper; null when the person sent it. */
    @Column(name = "assisted_by")
    UUID assistedBy;

    /** For which organization that account acted. */
    @Column(name = "assisted_for")
    UUID assistedFor;

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

    /**
     * The phone's holder says that somebody else sent it: what is open ends. What a person has decided stays, for a
     * person to look at again.
     *
     * @return whether it made a member who is one by the stored authorization alone, and not for long
     */
    boolean disown(Instant now) {
        this.disownedAt = now;
        if (OPEN.contains(status)) {
            this.status = ApplicationStatus.WITHDRAWN;
            this.decisionReason = DISOWNED;
            decided(null, now);
            return false;
        }
        return status == ApplicationStatus.ADMITTED
                && decidedBy == null
                && decidedAt.isAfter(now.minus(TAKEN_BACK_WITHIN));
    }

    void cameFrom(Origin origin) {
        this.assistedBy = origin.account();
        this.assistedFor = origin.organization();
    }

    /** A second pair of eyes. @throws ProblemException {@code assisted-by-yourself} */
    void requireFilledInByAnother(UUID account) {
        if (account.equals(assistedBy)) {
            throw ProblemException.of(ApplicationProblem.ASSISTED_BY_YOURSELF);
        }
    }

    /** @throws ProblemException {@code application-decided} */
    void requireOpen() {
        if (!OPEN.contains(status)) {
            throw ProblemException.of(ApplicationProblem.APPLICATION_DECIDED);
        }
    }

    private void decided(UUID by, Instant now) {
        this.decidedBy = by;
        this.decidedAt = now;
    }
}
