package org.boai.enroll;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.boai.enroll.region.FindingKind;
import org.boai.enroll.region.ImportRefused;
import org.boai.enroll.region.ImportReport;
import org.boai.enroll.region.NationImport;
import org.boai.enroll.region.RegionLevel;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The operator's command {@code --import-regions=FOLDER [--provinces=33,32] [--report=FILE]}: imports, says what
 * changed, and ends with 0; or says why not, and ends with 1.
 */
@ApplicationScoped
class ImportRegions {
    static final String OPTION = "--import-regions";

    private static final String PROVINCES = "--provinces";
    private static final String REPORT = "--report";
    private static final String ROW = "  %-9s %9s %9s %9s %10s %13s %20s%n";

    private final NationImport regions;
    private final Path reportByDefault;

    ImportRegions(
            NationImport regions, @ConfigProperty(name = "boai.data.folder", defaultValue = "data") Path dataFolder) {
        this.regions = regions;
        this.reportByDefault = dataFolder.resolve("region-import-report.csv");
    }

    static boolean isAskedBy(List<String> arguments) {
        return arguments.stream().anyMatch(argument -> argument.split("=", 2)[0].equals(OPTION));
    }

    /** Before a database is started. @throws ImportRefused if the arguments or the files are not as they should be */
    static void check(List<String> arguments) {
        Map<String, String> options = options(arguments);
        NationImport.check(folder(options), provinces(options));
    }

    /** @return the exit code */
    int run(List<String> arguments) {
        PrintStream out = System.out;
        try {
            Map<String, String> options = options(arguments);
            Path report = options.containsKey(REPORT) ? Path.of(options.get(REPORT)) : reportByDefault;
            long began = System.nanoTime();
            ImportReport result = regions.run(folder(options), provinces(options), report);
            print(out, result, report, (System.nanoTime() - began) / 1_000_000_000);
            return 0;
        } catch (ImportRefused e) {
            return refuse(e);
        } finally {
            out.flush();
        }
    }

    /** @return the exit code */
    static int refuse(ImportRefused why) {
        System.err.println("The regions are not imported. " + why.getMessage());
        return 1;
    }

    private static Path folder(Map<String, String> options) {
        return Path.of(options.get(OPTION));
    }

    private static Set<String> provinces(Map<String, String> options) {
        Set<String> provinces =
                new LinkedHashSet<>(List.of(options.getOrDefault(PROVINCES, "").split(",")));
        provinces.remove("");
        return provinces;
    }

    private static Map<String, String> options(List<String> arguments) {
        Map<String, String> options = new TreeMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            boolean known = Set.of(OPTION, PROVINCES, REPORT).contains(parts[0]);
            if (!known || parts.length < 2 || parts[1].isBlank()) {
                throw new ImportRefused(argument + " is not understood. Say " + OPTION + "=FOLDER [" + PROVINCES
                        + "=33,32] [" + REPORT + "=FILE]");
            }
            options.put(parts[0], parts[1].strip());
        }
        return options;
    }

    private static void print(PrintStream out, ImportReport report, Path file, long seconds) {
        out.println();
        out.printf(ROW, "level", "in files", "added", "renamed", "unchanged", "not imported", "kept though absent");
        for (RegionLevel level : RegionLevel.values()) {
            print(out, level.name().toLowerCase(Locale.ROOT), report.of(level));
        }
        ImportReport.Counts total = report.total();
        print(out, "total", total);
        boolean changed = total.added() + total.renamed() > 0;
        out.printf("%s in %d s.", changed ? "Imported" : "Nothing changed; read", seconds);
        if (report.findings().isEmpty()) {
            out.println(" Nothing needs a person's eye.");
            return;
        }
        out.printf(" What needs a person's eye stands in %s:%n", file);
        Map<FindingKind, Integer> findings = new TreeMap<>(report.findings());
        findings.forEach((kind, count) -> out.printf(Locale.ROOT, "  %,9d  %s%n", count, kind.sentence()));
    }

    private static void print(PrintStream out, String level, ImportReport.Counts counts) {
        out.printf(
                ROW,
                level,
                number(counts.read()),
                number(counts.added()),
                number(counts.renamed()),
                number(counts.unchanged()),
                number(counts.notImported()),
                number(counts.absent()));
    }

    private static String number(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
