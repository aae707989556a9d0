package org.boai.enroll.region;

import io.vertx.pgclient.PgException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/** One import from its first row to its report. */
final class ImportRun {
    private static final Logger LOG = Logger.getLogger(ImportRun.class);

    private static final int BATCH = 2000;
    private static final int LARGEST_BATCH = 4000;
    private static final int ATTEMPTS = 6;
    private static final long PAUSE_MILLIS = 500;
    private static final int LONGEST_NAME = 100;

    /** Somebody else wrote at the same moment, or holds what we need: look again, decide again. */
    private static final Set<String> PASSING = Set.of("23505", "40001", "40P01", "55P03", "57014");

    private final DivisionFiles files;
    private final Set<String> provinces;
    private final FindingsFile findings;
    private final NationImport database;
    private final SeenCodes seen = new SeenCodes();
    private final ImportReport report = new ImportReport();

    ImportRun(DivisionFiles files, Set<String> provinces, FindingsFile findings, NationImport database) {
        this.files = files;
        this.provinces = provinces;
        this.findings = findings;
        this.database = database;
    }

    ImportReport run() {
        for (RegionLevel level : RegionLevel.values()) {
            importLevel(level);
            LOG.infof("regions of level %s: %d read", level, report.of(level).read());
        }
        provinces.forEach(this::listAbsent);
        return report;
    }

    private void importLevel(RegionLevel level) {
        List<DivisionRow> batch = new ArrayList<>();
        try (var rows = files.read(level)) {
            while (rows.hasNext()) {
                DivisionRow row = rows.next();
                if (!accepts(level, row)) {
                    continue;
                }
                if (isFull(batch, row)) {
                    importBatch(level, batch);
                    batch.clear();
                }
                batch.add(row);
            }
        }
        importBatch(level, batch);
    }

    private boolean accepts(RegionLevel level, DivisionRow row) {
        if (provinces.stream().noneMatch(row.code()::startsWith)) {
            return false;
        }
        report.read(level);
        if (!isWellFormed(level, row)) {
            return leave(FindingKind.MALFORMED, level, row);
        }
        return seen.add(row.code()) || leave(FindingKind.CODE_TWICE, level, row);
    }

    private static boolean isWellFormed(RegionLevel level, DivisionRow row) {
        return row.code().length() == level.codeLength()
                && row.code().chars().allMatch(digit -> digit >= '0' && digit <= '9')
                && !row.name().isBlank()
                && row.name().length() <= LONGEST_NAME
                && row.name().chars().noneMatch(Character::isISOControl)
                && (level == RegionLevel.PROVINCE || isBelowItsParent(level, row));
    }

    private static boolean isBelowItsParent(RegionLevel level, DivisionRow row) {
        int above = RegionLevel.values()[level.ordinal() - 1].codeLength();
        return row.parentCode().equals(row.code().substring(0, above));
    }

    private boolean leave(FindingKind why, RegionLevel level, DivisionRow row) {
        note(new Finding(why, level, row, ""));
        return false;
    }

    /** Siblings stay together where the file has them together: they may swap their names. */
    private static boolean isFull(List<DivisionRow> batch, DivisionRow next) {
        return batch.size() >= LARGEST_BATCH
                || (batch.size() >= BATCH
                        && !batch.get(batch.size() - 1).parentCode().equals(next.parentCode()));
    }

    private void importBatch(RegionLevel level, List<DivisionRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        BatchPlan plan = carryOut(level, rows);
        plan.findings().forEach(this::note);
        report.done(level, plan);
    }

    private BatchPlan carryOut(RegionLevel level, List<DivisionRow> rows) {
        for (int attempt = 1; ; attempt++) {
            try {
                KnownRegions known = NationImport.await(() -> database.known().about(rows));
                BatchPlan plan = BatchPlan.of(level, rows, known);
                if (!plan.isEmpty()) {
                    var writing = database.writes().carryOut(level, plan);
                    NationImport.await(() -> writing);
                }
                return plan;
            } catch (PgException e) {
                if (attempt == ATTEMPTS || !PASSING.contains(e.getSqlState())) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS * attempt));
            }
        }
    }

    private void listAbsent(String province) {
        String after = province;
        List<DivisionRow> some;
        do {
            String last = after;
            some = NationImport.await(() -> database.known().currentAfter(last, LARGEST_BATCH));
            for (DivisionRow row : some) {
                if (!row.code().startsWith(province)) {
                    return;
                }
                if (!seen.contains(row.code())) {
                    note(new Finding(FindingKind.ABSENT, RegionLevel.ofCode(row.code()), row, ""));
                }
                after = row.code();
            }
        } while (!some.isEmpty());
    }

    private void note(Finding finding) {
        findings.write(finding);
        report.found(finding);
    }
}
