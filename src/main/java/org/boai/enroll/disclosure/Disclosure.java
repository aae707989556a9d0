package org.boai.enroll.disclosure;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.ProblemException;

/** Who asked to see which fields of whom, why, and what became of it; never a value. */
@Entity
@Table(name = "disclosures")
class Disclosure {
    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    @Column(name = "subject_kind")
    private Subject.Kind subjectKind;

    @Column(name = "subject_id")
    private UUID subjectId;

    @Column(name = "organization_id")
    private UUID organizationId;

    private String fields;
    private String reason;

    @Enumerated(EnumType.STRING)
    private DisclosureState state;

    @Column(name = "asked_by")
    private UUID askedBy;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "decided_by")
    private UUID decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "first_read_at")
    private Instant firstReadAt;

    @Version
    private int version;

    protected Disclosure() {}

    Disclosure(KnownPerson person, DiscloseFields request, UUID by, Instant now) {
        this.id = Ids.next();
        this.subjectKind = person.subject().kind();
        this.subjectId = person.subject().id();
        this.organizationId = person.organizationId();
        this.fields = request.distinct().stream().map(Enum::name).collect(Collectors.joining(","));
        this.reason = request.saidReason();
        this.state = DisclosureState.GIVEN;
        this.askedBy = by;
        this.askedAt = now;
    }

    /** Of a minor: nothing is seen until another person has approved it. */
    Disclosure waiting() {
        this.state = DisclosureState.WAITING;
        return this;
    }

    /** @throws ProblemException {@code disclosure-own}, {@code disclosure-decided} */
    void decide(DisclosureState decision, UUID by, Instant now) {
        if (by.equals(askedBy)) {
            throw ProblemException.of(DisclosureProblem.DISCLOSURE_OWN);
        }
        if (state != DisclosureState.WAITING) {
            throw ProblemException.of(DisclosureProblem.DISCLOSURE_DECIDED);
        }
        this.state = decision;
        this.decidedBy = by;
        this.decidedAt = now;
    }

    /**
     * By the one who asked alone; the first reading begins the time in which it can be read.
     *
     * @throws ProblemException {@code disclosure-unknown} for anybody else, or why it cannot be read
     */
    void read(UUID by, Instant now, DisclosureConfig config) {
        if (!by.equals(askedBy)) {
            throw ProblemException.of(DisclosureProblem.DISCLOSURE_UNKNOWN);
        }
        if (state == DisclosureState.WAITING) {
            throw ProblemException.of(DisclosureProblem.DISCLOSURE_WAITING);
        }
        if (state == DisclosureState.REFUSED) {
            throw ProblemException.of(DisclosureProblem.DISCLOSURE_REFUSED);
        }
        if (state == DisclosureState.GIVEN || !now.isBefore(readableUntil(config))) {
            throw ProblemException.of(DisclosureProblem.DISCLOSURE_OVER);
        }
        this.firstReadAt = firstReadAt == null ? now : firstReadAt;
    }

    /** Null unless it was approved. */
    Instant readableUntil(DisclosureConfig config) {
        if (state != DisclosureState.APPROVED) {
            return null;
        }
        return firstReadAt == null ? decidedAt.plus(config.approvedFor()) : firstReadAt.plus(config.readableFor());
    }

    UUID id() {
        return id;
    }

    Subject subject() {
        return new Subject(subjectKind, subjectId);
    }

    UUID organizationId() {
        return organizationId;
    }

    DisclosureState state() {
        return state;
    }

    Set<PersonalField> fields() {
        return Arrays.stream(fields.split(","))
                .map(PersonalField::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PersonalField.class)));
    }
}
