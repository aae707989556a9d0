package org.boai.enroll.activity;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Takes scans one after the other and remembers what they change. The order changes who is told ALREADY, never the end: so a
 * device may send what it kept in any order, in any batches, and again. Not for two threads at once.
 */
final class CheckInFold {
    private final Map<UUID, Attendance> before;
    private final Map<UUID, Attendance> now = new LinkedHashMap<>();
    private final Set<UUID> seen;

    /**
     * @param attendances by participation, all that the scans name and the activity has
     * @param seen        scans of this door that have counted before
     */
    CheckInFold(Map<UUID, Attendance> attendances, Set<UUID> seen) {
        this.before = attendances;
        this.seen = new HashSet<>(seen);
        now.putAll(attendances);
    }

    /** @param receivedAt decides only how it is noted that somebody came */
    ScanOutcome take(ScanOfDoor scan, UUID participation, Instant receivedAt) {
        var attendance = now.get(participation);
        if (attendance == null) {
            return ScanOutcome.UNKNOWN;
        }
        if (seen.contains(scan.id())) {
            return ScanOutcome.ALREADY;
        }
        if (!attendance.place()) {
            return ScanOutcome.NO_PLACE;
        }
        seen.add(scan.id());
        var next = attendance.with(scan.direction(), scan.moment(), way(scan.moment(), receivedAt));
        now.put(participation, next);
        return tells(scan.direction(), attendance, next) ? ScanOutcome.ACCEPTED : ScanOutcome.ALREADY;
    }

    /** A second coming of who was not seen leaving tells nothing: whoever shows the pass again may be somebody else. */
    private static boolean tells(ScanDirection direction, Attendance before, Attendance after) {
        return direction == ScanDirection.IN
                ? !before.checkedIn() || before.went() != null && after.went() == null
                : !Objects.equals(before.lastOut(), after.lastOut());
    }

    private static CheckInWay way(Instant moment, Instant receivedAt) {
        return receivedAt.isAfter(moment.plus(PassCode.TOLERANCE)) ? CheckInWay.STORED_SCAN : CheckInWay.SCAN;
    }

    /** What has to be written. */
    List<Attendance> changed() {
        return now.values().stream()
                .filter(one -> !one.equals(before.get(one.id())))
                .toList();
    }

    /** Members who were not checked in before. */
    List<UUID> arrived() {
        return changed().stream()
                .filter(one -> one.checkedIn() && !before.get(one.id()).checkedIn())
                .map(Attendance::member)
                .toList();
    }

    /** By participation. */
    static Map<UUID, Attendance> byId(List<Attendance> attendances) {
        Map<UUID, Attendance> byId = new HashMap<>();
        attendances.forEach(one -> byId.put(one.id(), one));
        return byId;
    }
}
