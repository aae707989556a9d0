package org.boai.enroll.code;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;

/** A code that was issued. The count of a limited code is kept by the database under the row's lock. */
@Entity
@Table(name = "enrollment_codes")
class EnrollmentCode {
    /** What its issuer last said of it. */
    enum State {
        ACTIVE,
        PAUSED,
        REVOKED
    }

    @Id
    private String code;

    @Column(name = "organization_id")
    private UUID organizationId;

    private String title;

    @Enumerated(EnumType.STRING)
    private Occasion occasion;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Enumerated(EnumType.STRING)
    private State state = State.ACTIVE;

    @Column(name = "valid_from")
    private Instant validFrom;

    @Column(name = "valid_until")
    private Instant validUntil;

    @Column(name = "max_applications")
    private Integer maxApplications;

    @Column(insertable = false, updatable = false)
    private int applications;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private UUID createdBy;

    protected EnrollmentCode() {}

    EnrollmentCode(String code, UUID organizationId, IssueCode request, Instant now, UUID createdBy) {
        this.code = code;
        this.organizationId = organizationId;
        this.title = request.title();
        this.occasion = request.occasion();
        this.validFrom = request.validFrom() == null
                ? beginningOfDay(now)
                : request.validFrom().toInstant();
        this.validUntil =
                request.validUntil() == null ? null : request.validUntil().toInstant();
        if (validUntil != null && !(validUntil.isAfter(validFrom) && validUntil.isAfter(now))) {
            throw ProblemException.invalid("/validUntil", "code-validity-order");
        }
        this.maxApplications = request.maxApplications();
        this.createdAt = now;
        this.createdBy = createdBy;
    }

    /** Not this moment: another replica's clock may be slow, and refuse what has just been printed. */
    private static Instant beginningOfDay(Instant now) {
        return now.atZone(SystemClock.ZONE).truncatedTo(ChronoUnit.DAYS).toInstant();
    }

    /** Revocation is final; asking twice changes nothing. */
    void revoke() {
        this.state = State.REVOKED;
    }

    /** @return false when it is revoked and stays so */
    boolean pause(boolean paused) {
        if (state == State.REVOKED) {
            return false;
        }
        this.state = paused ? State.PAUSED : State.ACTIVE;
        return true;
    }

    CodeStatus status(Instant now) {
        if (state == State.REVOKED) {
            return CodeStatus.REVOKED;
        }
        return CodeFacts.status(state.name(), validFrom, validUntil, maxApplications, applications, now);
    }

    String code() {
        return code;
    }

    UUID organizationId() {
        return organizationId;
    }

    String title() {
        return title;
    }

    Occasion occasion() {
        return occasion;
    }

    Instant validFrom() {
        return validFrom;
    }

    Instant validUntil() {
        return validUntil;
    }

    Integer maxApplications() {
        return maxApplications;
    }

    int applications() {
        return applications;
    }
}
