package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.activity.AttendanceReportProjection.Slice;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.TimeCursor;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/** How activities were attended: numbers for whoever may look, and lists that leave the house, masked and on record. */
@ApplicationScoped
public class AttendanceReportService {
    private final CheckInActivities activities;
    private final AttendanceReportProjection reports;
    private final AttendanceExport export;
    private final AuditLog audit;
    private final Work work;

    AttendanceReportService(
            CheckInActivities activities,
            AttendanceReportProjection reports,
            AttendanceExport export,
            AuditLog audit,
            Work work) {
        this.activities = activities;
        this.reports = reports;
        this.export = export;
        this.audit = audit;
        this.work = work;
    }

    /** @throws ProblemException {@code activity-unknown} */
    public Uni<AttendanceReport> one(UUID activity, Caller caller) {
        return work.in(
                caller.scope(), () -> activities.require(activity, caller).chain(() -> reports.one(activity)));
    }

    /** Activity by activity, newest first. @throws ProblemException {@code request-invalid}, {@code organization-unknown} */
    public Uni<Page<AttendanceReport>> list(AttendancePeriod period, Caller caller) {
        period.requireShort();
        int limit = period.limitOrDefault();
        UUID organization = period.organizationOr(caller);
        var slice = new Slice(TimeCursor.of(period.after(), null), limit + 1);
        return work.in(caller.scope(), () -> reports.requireOrganization(organization, caller)
                        .chain(root -> reports.list(period, organization, root, slice)))
                .map(rows -> Page.of(rows, limit, report -> TimeCursor.text(report.startsAt(), report.activity())));
    }

    /**
     * All together.
     *
     * @throws ProblemException {@code request-invalid}, {@code organization-unknown}, {@code report-too-large} above 20,000
     *     activities
     */
    public Uni<AttendanceTotals> totals(AttendancePeriod period, Caller caller) {
        period.requireShort();
        UUID organization = period.organizationOr(caller);
        return work.in(caller.scope(), () -> reports.requireOrganization(organization, caller)
                .chain(root -> reports.totals(period, organization, root)));
    }

    /** Who took part in one, names masked. @throws ProblemException {@code activity-unknown} */
    public Uni<AttendanceExport.File> participants(UUID activity, Caller caller) {
        UUID number = Ids.next();
        return work.in(
                        caller.scope(),
                        () -> activities.require(activity, caller).invoke(of -> record(number, of, caller)))
                .map(of -> export.participants(number, of, caller));
    }

    private void record(UUID number, CheckInActivity activity, Caller caller) {
        audit.record(
                caller.actor(),
                AuditEvent.of("attendances-exported", "attendance-export", number, activity.organization()));
    }

    /** Activity by activity, without persons. @throws ProblemException as {@link #totals} */
    public Uni<AttendanceExport.File> activities(AttendancePeriod period, Caller caller) {
        period.requireShort();
        UUID number = Ids.next();
        UUID organization = period.organizationOr(caller);
        return work.in(caller.scope(), () -> reports.requireOrganization(organization, caller)
                        .call(root -> reports.totals(period, organization, root))
                        .invoke(root -> audit.record(
                                caller.actor(),
                                AuditEvent.of(
                                        "attendance-report-exported", "attendance-export", number, organization))))
                .map(root -> export.activities(number, period, root, caller));
    }
}
