package org.boai.enroll.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.boai.enroll.duty.Duties;
import org.boai.enroll.duty.Duties.Opening;
import org.boai.enroll.member.Admission;
import org.boai.enroll.member.Register;
import org.boai.enroll.organization.AdmissionPolicy;
import org.boai.enroll.routing.Candidate;
import org.boai.enroll.routing.Placement;

/** What becomes of an application at once, in the unit of work that takes it in. */
@ApplicationScoped
class FirstDecision {
    private final Register register;
    private final Duties duties;

    FirstDecision(Register register, Duties duties) {
        this.register = register;
        this.duties = duties;
    }

    /**
     * The stored authorization admits at once; a child, a unit, a person who is a member already, or one
     * whose invitation says something else needs a reviewer.
     */
    Uni<Application> admitOrReview(Application application, Applicant applicant, Placement placement, Instant now) {
        Candidate organization = placement.organization();
        if (applicant.minor()) {
            application.review(ReviewNote.MINOR);
            return Uni.createFrom().item(application);
        }
        if (organization.admissionPolicy() == AdmissionPolicy.REVIEW || application.reviewNote != null) {
            application.review(organization.kind().unit() ? ReviewNote.UNIT : application.reviewNote);
            return Uni.createFrom().item(application);
        }
        return register.hasManyOf(applicant.person().phone()).chain(many -> {
            if (many) {
                application.review(ReviewNote.MANY_OF_ONE_PHONE);
                return Uni.createFrom().item(application);
            }
            return admit(application, applicant, placement, now);
        });
    }

    private Uni<Application> admit(Application application, Applicant applicant, Placement placement, Instant now) {
        var admission = new Admission(
                application.id,
                applicant.person(),
                application.kind,
                placement.organization().id(),
                placement.groupId(),
                placement.organization().countyCode(),
                placement.residenceRegionId());
        return register.enter(admission).map(member -> {
            if (member == null) {
                application.review(ReviewNote.SAME_PERSON);
            } else {
                application.admit(member, application.kind, now);
                duties.open(new Opening(member, application.organizationId, application.priority, List.of()));
            }
            return application;
        });
    }
}
