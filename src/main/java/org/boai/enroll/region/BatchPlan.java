package org.boai.enroll.region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.boai.enroll.region.KnownRegions.Existing;

/**
 * What becomes of the rows of a batch: decided from the rows and what is known, without any I/O. Deciding again after
 * it was carried out yields nothing to do.
 */
final class BatchPlan {
    /** @param parentId null for a province */
    record Addition(DivisionRow row, Long parentId, String name) {}

    /** @param name the new one */
    record Renaming(DivisionRow row, Existing before, String name) {}

    private final RegionLevel level;
    private final KnownRegions known;
    private final Map<Long, Map<String, String>> names = new HashMap<>();
    private final List<Addition> additions = new ArrayList<>();
    private final List<Renaming> renamings = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private BatchPlan(RegionLevel level, KnownRegions known) {
        this.level = level;
        this.known = known;
        known.siblings().forEach((parent, taken) -> names.put(parent, new HashMap<>(taken)));
    }

    static BatchPlan of(RegionLevel level, List<DivisionRow> rows, KnownRegions known) {
        var plan = new BatchPlan(level, known);
        List<DivisionRow> fresh = new ArrayList<>();
        List<DivisionRow> renamed = new ArrayList<>();
        for (DivisionRow row : rows) {
            Existing existing = known.current().get(row.code());
            if (existing == null) {
                if (plan.mayBeAdded(row)) {
                    fresh.add(row);
                }
            } else if (plan.isToBeRenamed(row, existing)) {
                renamed.add(row);
            }
        }
        // names that are given up are free for the others, whatever the order
        renamed.forEach(row -> plan.release(known.current().get(row.code())));
        renamed.forEach(plan::rename);
        fresh.forEach(plan::add);
        return plan;
    }

    private boolean mayBeAdded(DivisionRow row) {
        if (known.ended().contains(row.code())) {
            return leave(FindingKind.ENDED_HERE, row, "");
        }
        if (row.parentCode() != null && !known.parents().containsKey(row.parentCode())) {
            boolean ended = known.ended().contains(row.parentCode());
            return leave(ended ? FindingKind.PARENT_ENDED : FindingKind.PARENT_UNKNOWN, row, row.parentCode());
        }
        return true;
    }

    private boolean isToBeRenamed(DivisionRow row, Existing existing) {
        if (existing.parentId() != null
                && !existing.parentId().equals(known.parents().get(row.parentCode()))) {
            findings.add(new Finding(FindingKind.OTHER_PARENT, level, row, row.parentCode()));
        }
        if (existing.name().equals(row.name())) {
            return false;
        }
        boolean replaced =
                known.formerNames().getOrDefault(row.code(), Set.of()).contains(row.name());
        return replaced ? leave(FindingKind.EARLIER_NAME, row, existing.name()) : true;
    }

    private boolean leave(FindingKind why, DivisionRow row, String detail) {
        findings.add(new Finding(why, level, row, detail));
        return false;
    }

    private void release(Existing existing) {
        takenBelow(existing.parentId()).remove(existing.name());
    }

    private void rename(DivisionRow row) {
        Existing before = known.current().get(row.code());
        String name = freeName(row, before.parentId());
        if (!name.equals(before.name())) {
            renamings.add(new Renaming(row, before, name));
        }
    }

    private void add(DivisionRow row) {
        Long parent = row.parentCode() == null ? null : known.parents().get(row.parentCode());
        additions.add(new Addition(row, parent, freeName(row, parent)));
    }

    /** The name itself; or, so that no place is lost, with the end of the code, or all of it, in brackets. */
    private String freeName(DivisionRow row, Long parent) {
        Map<String, String> taken = takenBelow(parent);
        String code = row.code();
        String own = code.substring(Math.max(0, code.length() - 3));
        for (String name : List.of(row.name(), row.name() + "（" + own + "）")) {
            if (!taken.containsKey(name)) {
                return take(name, row, taken);
            }
        }
        return take(row.name() + "（" + code + "）", row, taken);
    }

    private String take(String name, DivisionRow row, Map<String, String> taken) {
        if (!name.equals(row.name())) {
            findings.add(new Finding(FindingKind.NAME_TWICE, level, row, taken.get(row.name())));
        }
        taken.put(name, row.code());
        return name;
    }

    private Map<String, String> takenBelow(Long parent) {
        return names.computeIfAbsent(parent, none -> new HashMap<>());
    }

    /** Whether there is nothing to do. */
    boolean isEmpty() {
        return additions.isEmpty() && renamings.isEmpty();
    }

    List<Addition> additions() {
        return additions;
    }

    List<Renaming> renamings() {
        return renamings;
    }

    List<Finding> findings() {
        return findings;
    }
}
