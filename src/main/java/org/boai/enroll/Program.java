package org.boai.enroll;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.List;
import org.boai.enroll.demo.Welcome;

/**
 * Runs until it is stopped; with {@code --prepare} it only migrates, fills what is empty, and ends, and with
 * {@link ImportRegions}, {@link ImportMembers}, {@link VerifyAudit}, {@link CheckIntegrity}, {@link InviteSteward} or
 * {@link PublishConsent} it does that and ends.
 */
public class Program implements QuarkusApplication {
    public static final String PREPARE = "--prepare";

    private final Welcome welcome;
    private final ImportRegions importRegions;
    private final ImportMembers importMembers;
    private final VerifyAudit verifyAudit;
    private final CheckIntegrity checkIntegrity;
    private final InviteSteward inviteSteward;

    private final PublishConsent publishConsent;

    Program(
            Welcome welcome,
            ImportRegions importRegions,
            ImportMembers importMembers,
            VerifyAudit verifyAudit,
            CheckIntegrity checkIntegrity,
            InviteSteward inviteSteward,
            PublishConsent publishConsent) {
        this.welcome = welcome;
        this.importRegions = importRegions;
        this.importMembers = importMembers;
        this.verifyAudit = verifyAudit;
        this.checkIntegrity = checkIntegrity;
        this.inviteSteward = inviteSteward;
        this.publishConsent = publishConsent;
    }

    @Override
    public int run(String... args) {
        List<String> arguments = List.of(args);
        if (ImportRegions.isAskedBy(arguments)) {
            return importRegions.run(arguments);
        }
        if (ImportMembers.isAskedBy(arguments)) {
            return importMembers.run(arguments);
        }
        if (VerifyAudit.isAskedBy(arguments)) {
            return verifyAudit.run(arguments);
        }
        if (CheckIntegrity.isAskedBy(arguments)) {
            return checkIntegrity.run();
        }
        if (InviteSteward.isAskedBy(arguments)) {
            return inviteSteward.run(arguments);
        }
        if (PublishConsent.isAskedBy(arguments)) {
            return publishConsent.run(arguments);
        }
        if (!arguments.contains(PREPARE)) {
            welcome.say();
            Quarkus.waitForExit();
        }
        return 0;
    }
}
