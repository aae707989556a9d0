package org.boai.enroll.duty;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.duty.DutySettingsView.InForce;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.organization.OrganizationProblem;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;
import org.boai.enroll.web.Versions;

/** Sets when duties are due. Those that are open already keep the day that they were opened with. */
@ApplicationScoped
public class DutySettings {
    private static final String READ =
            """
            SELECT s.contact_working_days, s.entry_education_days, s.first_activity_days, s.version,
                f.contact, f.education, f.activity
            FROM organizations o CROSS JOIN duty_days(o.id) AS f LEFT JOIN duty_settings s ON s.organization_id = o.id
            WHERE o.id = $1 AND o.ancestors @> ARRAY[cast($2 AS uuid)]""";

    private static final String ADD =
            """
            INSERT INTO duty_settings (organization_id, contact_working_days, entry_education_days, first_activity_days)
            VALUES ($1, $2, $3, $4) ON CONFLICT (organization_id) DO NOTHING""";

    private static final String CHANGE =
            """
            UPDATE duty_settings SET contact_working_days = $2, entry_education_days = $3, first_activity_days = $4,
                version = version + 1
            WHERE organization_id = $1 AND version = $5""";

    private final DutyTimes times;
    private final AuditLog audit;
    private final Work work;

    DutySettings(DutyTimes times, AuditLog audit, Work work) {
        this.times = times;
        this.audit = audit;
        this.work = work;
    }

    /** @throws ProblemException {@code organization-unknown} */
    public Uni<DutySettingsView> get(UUID organization, Caller caller) {
        return work.in(caller.scope(), () -> require(organization, caller));
    }

    /**
     * What has not been set yet is set without a version.
     *
     * @param ifMatch the header as it came
     * @throws ProblemException {@code organization-unknown}, {@code version-missing}, {@code version-stale}
     */
    public Uni<DutySettingsView> set(UUID organization, String ifMatch, SetDutyTimes request, Caller caller) {
        return work.in(caller.scope(), () -> require(organization, caller)
                .chain(before -> write(before, ifMatch, request))
                .invoke(() -> audit.record(
                        caller.actor(),
                        AuditEvent.of("duty-settings-changed", "organization", organization, organization)))
                .chain(() -> require(organization, caller)));
    }

    private static Uni<Void> write(DutySettingsView before, String ifMatch, SetDutyTimes times) {
        return before.version() == null
                ? add(before, ifMatch, times)
                : change(before, Versions.required(ifMatch), times);
    }

    private static Uni<Void> add(DutySettingsView before, String ifMatch, SetDutyTimes times) {
        if (ifMatch != null) {
            throw ProblemException.of(CommonProblem.VERSION_STALE);
        }
        return Statements.update(
                        ADD,
                        before.organizationId(),
                        times.contactWorkingDays(),
                        times.entryEducationDays(),
                        times.firstActivityDays())
                .invoke(DutySettings::requireOne)
                .replaceWithVoid();
    }

    private static Uni<Void> change(DutySettingsView before, int version, SetDutyTimes times) {
        return Statements.update(
                        CHANGE,
                        before.organizationId(),
                        times.contactWorkingDays(),
                        times.entryEducationDays(),
                        times.firstActivityDays(),
                        version)
                .invoke(DutySettings::requireOne)
                .replaceWithVoid();
    }

    private static void requireOne(int rows) {
        if (rows == 0) {
            throw ProblemException.of(CommonProblem.VERSION_STALE);
        }
    }

    private Uni<DutySettingsView> require(UUID organization, Caller caller) {
        return Statements.row(READ, organization, caller.organizationId())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(OrganizationProblem.ORGANIZATION_UNKNOWN))
                .map(row -> new DutySettingsView(
                        organization,
                        new SetDutyTimes((Integer) row[0], (Integer) row[1], (Integer) row[2]),
                        new InForce(
                                either(row[4], times.contactWorkingDays()),
                                either(row[5], times.entryEducationDays()),
                                either(row[6], times.firstActivityDays())),
                        (Integer) row[3]));
    }

    private static int either(Object set, int otherwise) {
        return set == null ? otherwise : (Integer) set;
    }
}
