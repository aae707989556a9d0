package org.boai.enroll.region;

import java.util.EnumMap;
import java.util.Map;

/** What an import found and changed, in numbers. */
public final class ImportReport {
    private final Map<RegionLevel, Counts> levels = new EnumMap<>(RegionLevel.class);
    private final Map<FindingKind, Integer> findings = new EnumMap<>(FindingKind.class);

    /** Of one level; {@code read = added + renamed + unchanged + notImported}. */
    public record Counts(int read, int added, int renamed, int notImported, int absent) {
        private static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        public int unchanged() {
            return read - added - renamed - notImported;
        }

        private Counts plus(Counts more) {
            return new Counts(
                    read + more.read,
                    added + more.added,
                    renamed + more.renamed,
                    notImported + more.notImported,
                    absent + more.absent);
        }
    }

    void read(RegionLevel level) {
        add(level, new Counts(1, 0, 0, 0, 0));
    }

    void done(RegionLevel level, BatchPlan plan) {
        add(level, new Counts(0, plan.additions().size(), plan.renamings().size(), 0, 0));
    }

    void found(Finding finding) {
        findings.merge(finding.kind(), 1, Integer::sum);
        if (finding.kind().notImported()) {
            add(finding.level(), new Counts(0, 0, 0, 1, 0));
        } else if (finding.kind() == FindingKind.ABSENT) {
            add(finding.level(), new Counts(0, 0, 0, 0, 1));
        }
    }

    private void add(RegionLevel level, Counts more) {
        levels.merge(level, more, Counts::plus);
    }

    public Counts of(RegionLevel level) {
        return levels.getOrDefault(level, Counts.NONE);
    }

    public Counts total() {
        return levels.values().stream().reduce(Counts.NONE, Counts::plus);
    }

    /** How many rows need a person's eye, by why; what does not occur is not in it. */
    public Map<FindingKind, Integer> findings() {
        return Map.copyOf(findings);
    }
}
