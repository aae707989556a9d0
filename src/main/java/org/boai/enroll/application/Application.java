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
import java.util.UUID;
import org.boai.enroll.code.RedeemedInvitation;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.security.Caller;

/** An application, whole: what was said (sealed), where it was placed and why, what became of it. */
@Entity
@Table(name = "applications")
class Application {
    private static final String DISOWNED = "disowned";
    private static final Duration TAKEN_BACK_WITHIN = Duration.ofDays(30);

    /** All that is mapped, of a table named p; for native queries, which cannot have more or fewer columns. */
    static final String COLUMNS =
            """
            SELECT p.id, p.receipt, p.code, p.organization_id, p.group_id, p.affiliation_id, p.residence_region_id, p.placement,
                p.gap, p.status, p.review_note, p.priority, p.kind, p.backgrounds, p.identity_key, p.person_key, p.full_name,
                p.name_index, p.phone, p.phone_index, p.birth_date, p.document_type, p.document_number, p.guardian,
                p.member_id, p.submitted_at, p.decided_at, p.decided_by, p.decision_reason, p.disowned_at,
                p.assisted_by, p.assisted_for, p.first_approved_at, p.first_approved_by, p.decided_for, p.version
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

    /** When the first of two approved a child. */
    @Column(name = "first_approved_at")
    Instant firstApprovedAt;

    @Column(name = "first_approved_by")
    UUID firstApprovedBy;

    /** For which organization {@code decidedBy} acted; null when an authorization decided, and for the oldest. */
    @Column(name = "decided_for")
    UUID decidedFor;

    @Version
    int version;

    protected Application() {}

    /** A first-aid class stands behind it: whoever has passed comes first (浙红〔2019〕40号 三(三)). */
    void invitedBy(RedeemedInvitation invitation) {
        if (!invitation.certified()) {
            return;
        }
        this.priority = true;
        this.backgrounds = Background.with(Background.FIRST_AID_CERTIFICATE, backgrounds);
        if (invitation.differs()) {
            this.reviewNote = ReviewNote.INVITATION_DIFFERS;
        }
    }

    /** Waits for a person. */
    void review(ReviewNote note) {
        this.status = ApplicationStatus.UNDER_REVIEW;
        this.reviewNote = note;
    }

    /** The stored authorization makes the person a member. */
    void admit(UUID member, MemberKind as, Instant now) {
        admitted(member, as);
        decided(null, null, now);
    }

    /** A reviewer makes the person a member. */
    void admit(UUID member, MemberKind as, Caller by, Instant now) {
        admitted(member, as);
        decided(by.accountId(), by.organizationId(), now);
    }

    private void admitted(UUID member, MemberKind as) {
        this.status = status.after(ApplicationEvent.APPROVE);
        this.memberId = member;
        this.kind = as;
        this.decisionReason = null;
    }

    /**
     * Whether an approval by this account is the first of two: nobody admits a child alone.
     *
     * @throws ProblemException {@code second-person-needed} when the first was by this account
     */
    boolean isFirstOfTwo(UUID account) {
        if (reviewNote != ReviewNote.MINOR) {
            return false;
        }
        if (account.equals(firstApprovedBy)) {
            throw ProblemException.of(ApplicationProblem.SECOND_PERSON_NEEDED);
        }
        return firstApprovedBy == null;
    }

    void approveFirst(UUID by, Instant now) {
        this.status = status.after(ApplicationEvent.APPROVE_FIRST);
        this.firstApprovedBy = by;
        this.firstApprovedAt = now;
    }

    void refuse(String reason, Caller by, Instant now) {
        this.status = status.after(ApplicationEvent.REFUSE);
        this.decisionReason = reason;
        decided(by.accountId(), by.organizationId(), now);
    }

    /** Something is asked of the applicant: whoever approved did so without the answer. */
    void giveBack() {
        this.status = status.after(ApplicationEvent.RETURN);
        forgetFirstApproval();
    }

    void answered() {
        this.status = status.after(ApplicationEvent.ANSWER);
        forgetFirstApproval();
    }

    /** Another organization decides now; an approval of one that it does not belong to counts nothing. */
    void moveTo(Destination destination, MemberKind as, String reasons) {
        this.status = status.after(ApplicationEvent.REDIRECT);
        this.organizationId = destination.organization().id();
        this.groupId = destination.group();
        this.gap = destination.organization().accepts();
        this.kind = as;
        this.placement = reasons;
        belongsTo(destination.organization().kind());
        forgetFirstApproval();
    }

    /** What a reviewer has to know follows from where it lies. */
    void belongsTo(OrganizationKind organization) {
        if (reviewNote == null || reviewNote == ReviewNote.UNIT) {
            this.reviewNote = organization.unit() ? ReviewNote.UNIT : null;
        }
    }

    /** The refusal was wrong: it is to be decided again. */
    void uphold() {
        this.status = status.after(ApplicationEvent.UPHOLD);
        this.decisionReason = null;
        decided(null, null, null);
    }

    private void forgetFirstApproval() {
        this.firstApprovedAt = null;
        this.firstApprovedBy = null;
    }

    /**
     * The phone's holder says that somebody else sent it: what is open ends. What a person has decided stays, for a
     * person to look at again.
     *
     * @return whether it made a member who is one by the stored authorization alone, and not for long
     */
    boolean disown(Instant now) {
        this.disownedAt = now;
        boolean open = status.open();
        this.status = status.after(ApplicationEvent.DISOWN);
        if (open) {
            this.decisionReason = DISOWNED;
            decided(null, null, now);
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

    private void decided(UUID by, UUID organization, Instant now) {
        this.decidedBy = by;
        this.decidedFor = organization;
        this.decidedAt = now;
    }
}
