package org.boai.enroll;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberImportCommand;
import org.boai.enroll.member.MemberImportOrder;
import org.boai.enroll.member.MemberImportOrder.Way;
import org.boai.enroll.member.MemberImportRefused;
import org.boai.enroll.member.MemberImportState;
import org.boai.enroll.member.MemberImportView;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The operator's command {@code --import-members=FILE --organization=NAME --basis=TEXT [--dry-run | --skip-bad | --undo]
 * [--report=FILE]}: takes over people who are members on paper, says how many, and ends with 0; or says why not, and ends
 * with 1.
 */
@ApplicationScoped
class ImportMembers {
    static final String OPTION = "--import-members";

    private static final String ORGANIZATION = "--organization";
    private static final String BASIS = "--basis";
    private static final String REPORT = "--report";
    private static final Map<String, Way> WAYS =
            Map.of("--dry-run", Way.DRY_RUN, "--skip-bad", Way.SKIP_BAD, "--undo", Way.UNDO);
    private static final Set<String> KNOWN = Set.of(OPTION, ORGANIZATION, BASIS, REPORT);
    private static final int SHORTEST_BASIS = 5;
    private static final int LONGEST_BASIS = 400;
    private static final double NANOS = 1e9;

    private final MemberImportCommand members;
    private final Path reportByDefault;

    ImportMembers(
            MemberImportCommand members,
            @ConfigProperty(name = "boai.data.folder", defaultValue = "data") Path dataFolder) {
        this.members = members;
        this.reportByDefault = dataFolder.resolve("member-import-report.csv");
    }

    static boolean isAskedBy(List<String> arguments) {
        return arguments.stream().anyMatch(argument -> argument.split("=", 2)[0].equals(OPTION));
    }

    /** Before a database is started. @throws IllegalStateException if the arguments or the file are not as they should be */
    static void check(List<String> arguments) {
        try {
            MemberImportCommand.check(order(arguments, Path.of("report.csv")));
        } catch (MemberImportRefused e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** @return the exit code */
    int run(List<String> arguments) {
        var order = order(arguments, reportByDefault);
        try {
            long began = System.nanoTime();
            var result = members.run(order);
            print(System.out, result, order, (System.nanoTime() - began) / NANOS);
            return refused(result, order) ? 1 : 0;
        } catch (MemberImportRefused e) {
            System.err.println("Nobody is imported. " + e.getMessage());
            return 1;
        } catch (ProblemException e) {
            System.err.println("Nothing was done. " + e.type().title() + ".");
            return 1;
        } finally {
            System.out.flush();
        }
    }

    private static boolean refused(MemberImportView result, MemberImportOrder order) {
        return result.state() == MemberImportState.CHECKED && order.way() != Way.DRY_RUN;
    }

    private static MemberImportOrder order(List<String> arguments, Path reportByDefault) {
        Map<String, String> options = new TreeMap<>();
        Way way = Way.ALL;
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (WAYS.containsKey(argument) && way == Way.ALL) {
                way = WAYS.get(argument);
            } else if (KNOWN.contains(parts[0]) && parts.length == 2 && !parts[1].isBlank()) {
                options.put(parts[0], parts[1].strip());
            } else {
                throw misunderstood(argument);
            }
        }
        String basis = options.getOrDefault(BASIS, "");
        int length = basis.codePointCount(0, basis.length());
        if (!options.containsKey(ORGANIZATION) || length < SHORTEST_BASIS || length > LONGEST_BASIS) {
            throw misunderstood(ORGANIZATION + " and " + BASIS + " are needed; without them it");
        }
        return new MemberImportOrder(
                Path.of(options.get(OPTION)),
                options.get(ORGANIZATION),
                basis,
                way,
                options.containsKey(REPORT) ? Path.of(options.get(REPORT)) : reportByDefault);
    }

    private static IllegalStateException misunderstood(String argument) {
        return new IllegalStateException(argument + " is not understood. Say " + OPTION + "=FILE " + ORGANIZATION
                + "=NAME-OR-ID " + BASIS + "=\"on what ground, and where the forms are kept\" [--dry-run | --skip-bad |"
                + " --undo] [" + REPORT + "=FILE]");
    }

    private static void print(PrintStream out, MemberImportView result, MemberImportOrder order, double seconds) {
        var rows = result.rows();
        out.printf(
                Locale.ROOT,
                "Import %s into %s: %,d rows, %,d good, %,d bad, %,d imported; %s after %.1f s.%n",
                result.id(),
                result.organization().name(),
                rows.given(),
                rows.good(),
                rows.bad(),
                rows.imported(),
                result.state(),
                seconds);
        if (rows.bad() > 0) {
            out.printf("What is wrong with the bad ones stands in %s.%n", order.report());
        }
        if (refused(result, order)) {
            out.println("Nobody was imported: put these rows right, or say --skip-bad.");
        }
    }
}
