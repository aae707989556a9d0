package org.boai.enroll.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;

/** A node of the tree. The database keeps its ancestors (trigger) and repeats its promises as named constraints. */
@Entity
@Table(name = "organizations")
class Organization {
    @Id
    private UUID id;

    private String name;

    @Enumerated(EnumType.STRING)
    private OrganizationKind kind;

    @Enumerated(EnumType.STRING)
    private OrganizationStatus status;

    @Column(name = "parent_id")
    private UUID parentId;

    @Column(name = "location_region_id")
    private long locationRegionId;

    @Column(name = "founded_on")
    private LocalDate foundedOn;

    @Enumerated(EnumType.STRING)
    @Column(name = "admission_policy")
    private AdmissionPolicy admissionPolicy = AdmissionPolicy.REVIEW;

    @Embedded
    private Authorization authorization;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private int version;

    protected Organization() {}

    Organization(UUID id, CreateOrganization request, long locationRegionId, Instant now) {
        this.id = id;
        this.name = request.name();
        this.kind = request.kind();
        this.status = request.statusOrDefault();
        this.parentId = request.parentId();
        this.locationRegionId = locationRegionId;
        this.foundedOn = request.foundedOn();
        this.createdAt = now;
        admit(request.admissionPolicyOrDefault(), request.authorization());
    }

    void rename(String newName) {
        this.name = newName;
    }

    void become(OrganizationStatus next) {
        if (next != status && !status.mayBecome(next)) {
            throw ProblemException.of(OrganizationProblem.ORGANIZATION_STATUS_IMPOSSIBLE);
        }
        this.status = next;
    }

    /** Automatic admission needs an authorization, and units never have it. */
    final void admit(AdmissionPolicy policy, Authorization by) {
        if (policy == AdmissionPolicy.AUTOMATIC && kind.unit()) {
            throw ProblemException.of(OrganizationProblem.UNIT_MUST_REVIEW);
        }
        if (policy == AdmissionPolicy.AUTOMATIC && by == null) {
            throw ProblemException.of(OrganizationProblem.AUTHORIZATION_REQUIRED);
        }
        this.admissionPolicy = policy;
        this.authorization = by;
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    Authorization authorization() {
        return authorization;
    }
}
