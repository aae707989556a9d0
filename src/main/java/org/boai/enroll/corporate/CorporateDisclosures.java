package org.boai.enroll.corporate;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.GivenReason;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.privacy.KeptReasons;
import org.boai.enroll.privacy.KeptReasons.Shown;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Limits;
import org.boai.enroll.security.Work;

/** The persons of a unit in full, for a reason, e.g. for the visit before the decision; each time in the record of acts. */
@ApplicationScoped
public class CorporateDisclosures {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<String> FIELDS = List.of("LEGAL_REPRESENTATIVE", "FULL_NAME", "PHONE");

    private final UnitApplications applications;
    private final CorporateRegister register;
    private final Limits limits;
    private final KeptReasons reasons;
    private final Work work;
    private final CorporateConfig config;

    CorporateDisclosures(
            UnitApplications applications,
            CorporateRegister register,
            Limits limits,
            KeptReasons reasons,
            Work work,
            CorporateConfig config) {
        this.applications = applications;
        this.register = register;
        this.limits = limits;
        this.reasons = reasons;
        this.work = work;
        this.config = config;
    }

    /** @throws ProblemException {@code request-invalid}, {@code corporate-application-unknown}, {@code too-many-tries} */
    public Uni<DisclosedContact> ofApplication(UUID id, GivenReason request, Caller caller) {
        String reason = request.said();
        return taken(caller)
                .chain(() -> work.in(caller.scope(), () -> applications
                        .require(id, caller)
                        .invoke(unit -> reasons.keep(
                                shown(KeptReasons.Kind.CORPORATE_APPLICATION, id, unit.organization()),
                                reason,
                                caller.actor()))
                        .map(unit -> disclosed(unit.legalRepresentative(), unit.contact(), unit.phone()))));
    }

    /** @throws ProblemException {@code request-invalid}, {@code corporate-unknown}, {@code too-many-tries} */
    public Uni<DisclosedContact> ofMember(UUID id, GivenReason request, Caller caller) {
        String reason = request.said();
        return taken(caller)
                .chain(() -> work.in(caller.scope(), () -> register.require(id, caller)
                        .invoke(unit -> reasons.keep(
                                shown(KeptReasons.Kind.CORPORATE_MEMBER, id, unit.organization()),
                                reason,
                                caller.actor()))
                        .map(unit -> disclosed(unit.legalRepresentative(), unit.contact(), unit.phone()))));
    }

    private Uni<Void> taken(Caller caller) {
        return limits.take("corporate-disclosure:" + caller.accountId(), config.mostDisclosuresAnHour(), HOUR);
    }

    private static Shown shown(KeptReasons.Kind kind, UUID id, UUID organization) {
        return new Shown(kind, id, organization, FIELDS);
    }

    private static DisclosedContact disclosed(PersonName representative, PersonName contact, MobileNumber phone) {
        return new DisclosedContact(
                representative == null ? null : representative.value(),
                contact == null ? null : contact.value(),
                phone == null ? null : phone.value());
    }
}
