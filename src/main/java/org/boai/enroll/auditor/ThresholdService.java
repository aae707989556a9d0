package org.boai.enroll.auditor;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicLong;
import org.boai.enroll.auditor.PersonsProjection.Held;
import org.boai.enroll.calendar.WorkingClock;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.PrivacyConfig;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.jboss.logging.Logger;

/** Watches the number of persons whose data is held; every replica says the same, whichever has counted. */
@ApplicationScoped
public class ThresholdService {
    private static final Logger LOG = Logger.getLogger(ThresholdService.class);

    private final PersonsProjection persons;
    private final PrivacyConfig config;
    private final WorkingClock clock;
    private final Work work;
    private final AtomicLong held;

    ThresholdService(
            PersonsProjection persons, PrivacyConfig config, WorkingClock clock, Work work, MeterRegistry meters) {
        this.persons = persons;
        this.config = config;
        this.clock = clock;
        this.work = work;
        this.held = meters.gauge("boai.persons.held", new AtomicLong());
    }

    /** The persons, the moments, and the last day for the report. */
    public Uni<ThresholdView> threshold() {
        return work.onPool(Scope.SYSTEM, persons::last).map(this::view);
    }

    @Scheduled(every = "${boai.threshold.looked-at-every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return work.onPool(Scope.SYSTEM, persons::last)
                .invoke(last -> held.set(last.persons()))
                .chain(this::countWhenDue)
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "persons are counted later: %s", failure.getClass().getName()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> countWhenDue(Held last) {
        var every = config.personsCountedEvery();
        return last.age() == null || last.age().compareTo(every) >= 0
                ? work.onPool(
                        Scope.SYSTEM,
                        connection ->
                                persons.count(connection, every, config.personsAlarm(), config.personsThreshold()))
                : Uni.createFrom().voidItem();
    }

    private ThresholdView view(Held last) {
        LocalDate reportBy = last.threshold() == null
                ? null
                : ReportDeadline.lastDay(last.threshold().toInstant(), clock);
        return new ThresholdView(
                last.persons(),
                local(last.countedAt()),
                config.personsAlarm(),
                config.personsThreshold(),
                local(last.alarm()),
                local(last.threshold()),
                reportBy,
                advice(last, reportBy));
    }

    private static String advice(Held last, LocalDate reportBy) {
        if (reportBy != null) {
            return "处理个人信息达到一百万人：须在" + reportBy + "（含当日）前，向设区的市级网信部门报送个人信息保护负责人信息。";
        }
        return last.alarm() == null ? "尚未达到提醒线，不需要办理。" : "接近一百万人：请确定个人信息保护负责人并备好报送材料；达到之日起三十个工作日内报送。";
    }

    private static OffsetDateTime local(OffsetDateTime moment) {
        return moment == null
                ? null
                : moment.atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime();
    }
}
