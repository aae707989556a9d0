package org.boai.enroll.code;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.security.LimitsConfig;
import org.jboss.logging.Logger;

/**
 * Counts whom a code reached, each person once for a code and day, without a cookie. Counted in memory and appended once a
 * second, so that nobody who looks at a page, and no submission beside it, waits for it. Counting never fails for whom it
 * counts: what cannot be counted is lost and told by {@code boai.scans.lost}.
 */
@ApplicationScoped
public class ScanService {
    private static final Logger LOG = Logger.getLogger(ScanService.class);

    /** Ten megabytes; at 500 a second, a minute and a half without a database. */
    private static final int MOST_WAITING = 50_000;

    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private final ScanBuffer waiting = new ScanBuffer(MOST_WAITING);
    private final ScanCeiling ceiling;
    private final Machines machines = Machines.shipped();
    private final KnownCodes codes;
    private final ScanDays days;
    private final ScanAppend append;
    private final BlindIndex index;
    private final MeterRegistry meters;
    private final Clock clock;

    ScanService(
            KnownCodes codes,
            ScanDays days,
            ScanAppend append,
            BlindIndex index,
            MeterRegistry meters,
            LimitsConfig limits,
            Clock clock) {
        this.codes = codes;
        this.days = days;
        this.append = append;
        this.index = index;
        this.meters = meters;
        this.ceiling = new ScanCeiling(limits.scansPerAddress());
        this.clock = clock;
        meters.gauge("boai.scans.waiting", waiting, ScanBuffer::size);
    }

    /** The page behind the code was open before somebody's eyes. Never fails; codes that do not exist count nothing. */
    public Uni<Void> seen(String code, Visitor visitor) {
        return count(code, visitor, List.of(ScanStep.SCAN));
    }

    /** Somebody sent the first step of the form, and so has seen the page, with script or without. Never fails. */
    public Uni<Void> started(String code, Visitor visitor) {
        return count(code, visitor, List.of(ScanStep.SCAN, ScanStep.START));
    }

    private Uni<Void> count(String code, Visitor visitor, List<ScanStep> steps) {
        if (!CodeNumbers.wellFormed(code) || machines.include(visitor.agent())) {
            return Uni.createFrom().voidItem();
        }
        return codes.require(code)
                .invoke(() -> note(code, visitor, steps))
                .onFailure(failure -> !(failure instanceof ProblemException))
                .invoke(() -> lost("lookup"))
                .onFailure()
                .recoverWithNull();
    }

    private void note(String code, Visitor visitor, List<ScanStep> steps) {
        var day = ScanDays.day(clock.instant());
        byte[] salt = days.salt(day);
        if (salt == null) {
            lost("salt");
            return;
        }
        if (!ceiling.hasRoom(visitor.ofAnybodyThere().hash(index, salt, code))) {
            lost("address");
            return;
        }
        var hash = visitor.hash(index, salt, code);
        for (var step : steps) {
            if (!waiting.add(new Scan(code, day, step, hash))) {
                lost("full");
            }
        }
    }

    private void lost(String why) {
        meters.counter("boai.scans.lost", "why", why).increment();
    }

    /** What could not be written waits for the next second; writing it twice changes nothing. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> flush() {
        return days.renew(clock.instant())
                .chain(() -> write(waiting.take(ScanAppend.AT_ONCE)))
                .onFailure()
                .invoke(failure -> LOG.debugf(
                        "scans are written later: %s", failure.getClass().getName()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> write(List<Scan> taken) {
        return taken.isEmpty()
                ? Uni.createFrom().voidItem()
                : append.write(taken)
                        .onFailure()
                        .invoke(() -> taken.forEach(scan -> {
                            if (!waiting.add(scan)) {
                                lost("full");
                            }
                        }));
    }

    /** The last second is written, too, when the database is there. */
    void stop(@Observes ShutdownEvent event) {
        Instant end = clock.instant().plus(FAREWELL);
        for (int all = waiting.size(); all > 0 && clock.instant().isBefore(end); all -= ScanAppend.AT_ONCE) {
            flush().ifNoItem()
                    .after(FAREWELL)
                    .recoverWithUni(Uni.createFrom().voidItem())
                    .await()
                    .indefinitely();
        }
        if (waiting.size() > 0) {
            LOG.warnf("%d scans are lost with this stop", waiting.size());
        }
    }
}
