package org.boai.enroll;

import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.boai.enroll.auditor.AuditHead;
import org.boai.enroll.auditor.AuditVerification;
import org.boai.enroll.auditor.Finding;
import org.boai.enroll.auditor.Verification;

/**
 * The operator's command {@code --verify-audit[=POSITION:HASH]}: checks the whole chain, against a head that was kept
 * elsewhere if one is given; ends with 0 when the record is what was sealed, else says what is not and ends with 1.
 */
@ApplicationScoped
class VerifyAudit {
    static final String OPTION = "--verify-audit";

    private static final Pattern ARGUMENT = Pattern.compile(OPTION + "(?:=(" + AuditHead.SHAPE + "))?");

    private final AuditVerification verification;

    VerifyAudit(AuditVerification verification) {
        this.verification = verification;
    }

    static boolean isAskedBy(List<String> arguments) {
        return arguments.stream().anyMatch(argument -> argument.startsWith(OPTION));
    }

    /** Before a database is started. @throws IllegalStateException when the argument is not understood */
    static void check(List<String> arguments) {
        match(arguments);
    }

    /** @return the exit code */
    int run(List<String> arguments) {
        String noted = match(arguments).group(1);
        Verification result = verify(noted == null ? null : AuditHead.of(noted));
        result.findings().forEach(VerifyAudit::print);
        System.out.printf(
                "%s: %,d links, head %s%n",
                result.intact() ? "The record is what was sealed" : "The record was changed",
                result.links(),
                result.head());
        System.out.flush();
        return result.intact() ? 0 : 1;
    }

    private Verification verify(AuditHead noted) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> verification.verify(0, Long.MAX_VALUE, noted));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The record cannot be read: " + e.getMessage(), e);
        }
    }

    private static void print(Finding finding) {
        System.out.printf("%12d  %s%n", finding.position(), finding.kind());
    }

    private static Matcher match(List<String> arguments) {
        Matcher argument = ARGUMENT.matcher(arguments.size() == 1 ? arguments.get(0) : "");
        if (!argument.matches()) {
            throw new IllegalStateException("Say " + OPTION + " or " + OPTION + "=POSITION:HASH, and nothing else.");
        }
        return argument;
    }
}
