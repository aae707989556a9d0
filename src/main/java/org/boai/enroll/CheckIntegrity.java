package org.boai.enroll;

import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.boai.enroll.integrity.BrokenInvariant;
import org.boai.enroll.integrity.IntegrityCheck;
import org.boai.enroll.integrity.Invariant;

/**
 * The operator's command {@code --check-integrity}: asks the database about every invariant, beside running replicas, and changes
 * nothing; ends with 0 when all hold, else says which do not and ends with 1. The record of acts has a command of its own,
 * {@link VerifyAudit}.
 */
@ApplicationScoped
class CheckIntegrity {
    static final String OPTION = "--check-integrity";

    private final IntegrityCheck integrity;

    CheckIntegrity(IntegrityCheck integrity) {
        this.integrity = integrity;
    }

    static boolean isAskedBy(List<String> arguments) {
        return arguments.stream().anyMatch(argument -> argument.startsWith(OPTION));
    }

    /** Before a database is started. @throws IllegalStateException when the argument is not understood */
    static void check(List<String> arguments) {
        if (!arguments.equals(List.of(OPTION))) {
            throw new IllegalStateException("Say " + OPTION + ", and nothing else.");
        }
    }

    /** @return the exit code */
    int run() {
        List<BrokenInvariant> broken = ask();
        broken.forEach(CheckIntegrity::print);
        int all = Invariant.all().size();
        System.out.printf(
                broken.isEmpty() ? "All %2$d invariants hold.%n" : "%1$d of %2$d invariants do not hold.%n",
                broken.size(),
                all);
        System.out.flush();
        return broken.isEmpty() ? 0 : 1;
    }

    private List<BrokenInvariant> ask() {
        try {
            return VertxContextSupport.subscribeAndAwait(integrity::broken);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The database cannot be asked: " + e.getMessage(), e);
        }
    }

    private static void print(BrokenInvariant broken) {
        System.out.printf(
                "%,10d  %s: %s%n            %s%n",
                broken.count(),
                broken.invariant().name(),
                broken.invariant().sentence(),
                String.join(", ", broken.examples()));
    }
}
