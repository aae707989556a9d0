package org.boai.enroll.routing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.organization.AdmissionPolicy;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.organization.OrganizationStatus;
import org.boai.enroll.routing.Candidate.Link;

/** Builds candidates: active, attended, covering one region, unless something else is said. */
final class Org {
    private final OrganizationKind kind;
    private final UUID id;
    private OrganizationStatus status = OrganizationStatus.ACTIVE;
    private LocalDate founded = LocalDate.of(2020, 5, 8);
    private boolean attended = true;
    private int covered = 1;
    private UUID acceptorFor;
    private List<Link> chain = List.of();

    private Org(OrganizationKind kind, int number) {
        this.kind = kind;
        this.id = new UUID(0, number);
    }

    /** @param number also the order of the identifiers */
    static Org of(OrganizationKind kind, int number) {
        return new Org(kind, number);
    }

    Org status(OrganizationStatus other) {
        this.status = other;
        return this;
    }

    Org founded(String day) {
        this.founded = day == null ? null : LocalDate.parse(day);
        return this;
    }

    Org unattended() {
        this.attended = false;
        return this;
    }

    Org covered(int regions) {
        this.covered = regions;
        return this;
    }

    /** Directly below this one, and accepting for it when this is a DIRECT organization. */
    Org below(Candidate parent) {
        List<Link> above = new ArrayList<>();
        above.add(new Link(parent.id(), parent.name(), parent.attended()));
        above.addAll(parent.chain());
        this.chain = List.copyOf(above);
        this.acceptorFor = kind == OrganizationKind.DIRECT ? parent.id() : null;
        return this;
    }

    Candidate build() {
        return new Candidate(
                id,
                kind + " " + id.getLeastSignificantBits() + " 红十字会",
                kind,
                status,
                AdmissionPolicy.REVIEW,
                founded,
                attended,
                covered,
                null,
                acceptorFor,
                "330106",
                chain);
    }
}
