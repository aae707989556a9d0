package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.boai.enroll.activity.ScanCheck.Checked;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.duty.Duties;
import org.boai.enroll.duty.DutyKind;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * Takes what devices at doors have seen. Nobody signs in for it: each scan carries its own proof, so that whoever brings it
 * needs none, and a device that is lost has given away one door. A batch is one transaction of a few statements, whatever it
 * holds; a batch that comes again changes nothing.
 */
@ApplicationScoped
public class ScanService {
    private final ScanCheck check;
    private final DoorRows doors;
    private final CheckInActivities activities;
    private final AttendanceRows attendances;
    private final ScanLog log;
    private final Duties duties;
    private final AuditLog audit;
    private final Work work;
    private final CheckInConfig config;
    private final Clock clock;

    ScanService(
            ScanCheck check,
            DoorRows doors,
            CheckInActivities activities,
            AttendanceRows attendances,
            ScanLog log,
            Duties duties,
            AuditLog audit,
            Work work,
            CheckInConfig config,
            Clock clock) {
        this.check = check;
        this.doors = doors;
        this.activities = activities;
        this.attendances = attendances;
        this.log = log;
        this.duties = duties;
        this.audit = audit;
        this.work = work;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Each scan is answered for itself, in its order. What no door has signed costs a hash and nothing else.
     *
     * @throws ProblemException {@code door-unknown} for a door of another activity
     */
    public Uni<ScanAnswers> receive(UUID activity, ScanBatch batch) {
        var checked = check.all(batch);
        return checked.stream().noneMatch(Checked::ofTheDoor)
                ? Uni.createFrom().item(answers(checked, List.of()))
                : work.in(Scope.SYSTEM, () -> doors.locked(batch.door())
                        .invoke(door -> requireOf(door, activity))
                        .chain(door -> activities.shared(activity).chain(of -> take(door, of, checked))));
    }

    private static void requireOf(Door door, UUID activity) {
        if (!door.activity().equals(activity)) {
            throw ProblemException.of(CheckInProblem.DOOR_UNKNOWN);
        }
    }

    private Uni<ScanAnswers> take(Door door, CheckInActivity activity, List<Checked> checked) {
        Instant now = clock.instant();
        var closed = door.refusal(activity, now, config);
        if (closed != null) {
            return Uni.createFrom().item(refused(checked, closed));
        }
        var open = checked.stream()
                .map(one ->
                        activity.isOnAt(one.scan().moment(), now, config) ? one : one.unless(ScanOutcome.OUTSIDE_TIME))
                .toList();
        var wanted = open.stream().filter(one -> one.refused() == null).toList();
        return attendances
                .locked(participations(wanted), activity.id())
                .chain(locked -> log.seen(
                                door.id(), wanted.stream().map(Checked::scan).toList())
                        .map(seen -> new CheckInFold(CheckInFold.byId(locked), seen)))
                .chain(fold -> known(open, wanted, fold, now).call(entries -> write(door, fold, entries, now)))
                .map(entries -> answers(open, entries));
    }

    /** Nothing is noted of what a door sends that is closed: whoever has its key could write without end. */
    private static ScanAnswers refused(List<Checked> checked, ScanOutcome closed) {
        return new ScanAnswers(checked.stream()
                .map(one -> new ScanAnswers.Answer(one.scan().id(), one.ofTheDoor() ? closed : one.refused()))
                .toList());
    }

    private static List<UUID> participations(List<Checked> wanted) {
        return wanted.stream().map(one -> one.pass().participation()).distinct().toList();
    }

    /** What becomes of all that the door has sent; of a pass that is not of this activity, whether it is of another. */
    private Uni<List<ScanLog.Entry>> known(List<Checked> open, List<Checked> wanted, CheckInFold fold, Instant now) {
        List<ScanLog.Entry> entries = new ArrayList<>();
        List<UUID> missing = new ArrayList<>();
        for (Checked one : open) {
            var outcome = one.refused() != null
                    ? one.refused()
                    : fold.take(one.scan(), one.pass().participation(), now);
            if (one.refused() == null && outcome == ScanOutcome.UNKNOWN) {
                missing.add(one.pass().participation());
            }
            if (one.ofTheDoor()) {
                entries.add(new ScanLog.Entry(one.scan(), outcome));
            }
        }
        return missing.isEmpty()
                ? Uni.createFrom().item(entries)
                : attendances.existing(missing).map(existing -> elsewhere(entries, wanted, new HashSet<>(existing)));
    }

    private static List<ScanLog.Entry> elsewhere(
            List<ScanLog.Entry> entries, List<Checked> wanted, Set<UUID> existing) {
        Set<ScanOfDoor> ofAnother = new HashSet<>();
        wanted.stream()
                .filter(one -> existing.contains(one.pass().participation()))
                .forEach(one -> ofAnother.add(one.scan()));
        return entries.stream()
                .map(entry -> entry.outcome() == ScanOutcome.UNKNOWN && ofAnother.contains(entry.scan())
                        ? new ScanLog.Entry(entry.scan(), ScanOutcome.OTHER_ACTIVITY)
                        : entry)
                .toList();
    }

    private Uni<Void> write(Door door, CheckInFold fold, List<ScanLog.Entry> entries, Instant now) {
        var changed = fold.changed();
        record(door, changed);
        return log.note(door.id(), entries, now)
                .chain(() -> changed.isEmpty() ? Uni.createFrom().voidItem() : attendances.write(changed))
                .chain(() -> duties.settleAll(fold.arrived(), DutyKind.FIRST_ACTIVITY));
    }

    private void record(Door door, List<Attendance> changed) {
        audit.record(Actor.SYSTEM, AuditEvent.of("scans-received", "door", door.id(), door.organization()));
        if (!changed.isEmpty()) {
            audit.recordAll(
                    Actor.SYSTEM,
                    changed.stream()
                            .map(one ->
                                    AuditEvent.of("attendance-scanned", "participation", one.id(), door.organization()))
                            .toList());
        }
    }

    /** @param entries of those that the door has sent, in their order */
    private static ScanAnswers answers(List<Checked> all, List<ScanLog.Entry> entries) {
        List<ScanAnswers.Answer> answers = new ArrayList<>();
        var next = entries.iterator();
        for (Checked one : all) {
            var outcome = one.ofTheDoor() ? next.next().outcome() : one.refused();
            answers.add(new ScanAnswers.Answer(one.scan().id(), Objects.requireNonNull(outcome)));
        }
        return new ScanAnswers(answers);
    }
}
