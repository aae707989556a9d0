package org.boai.enroll;

import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.boai.enroll.account.InvitationService;
import org.boai.enroll.account.Invite;
import org.boai.enroll.account.IssuedInvitation;
import org.boai.enroll.code.ChannelCodes;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.organization.Societies;
import org.boai.enroll.security.Role;

/**
 * The operator's command {@code --invite=USERNAME:ROLE[,ROLE][:REGIONCODE]}: prints the token of an invitation, once, and
 * ends. How the first administrator of an installation comes to be, and auditors and system administrators, whose roles
 * no administrator of accounts can give; there is no password that somebody else knows.
 */
@ApplicationScoped
class InviteSteward {
    static final String OPTION = "--invite";

    private static final String ROLE =
            Arrays.stream(Role.Name.values()).map(Enum::name).collect(Collectors.joining("|", "(?:", ")"));
    private static final Pattern ARGUMENT = Pattern.compile(
            OPTION + "=([a-z0-9][a-z0-9._-]{1,39}):(" + ROLE + "(?:," + ROLE + ")*)(?::([0-9]{2,12}))?");

    private final InvitationService invitations;
    private final Societies societies;
    private final ChannelCodes channels;

    InviteSteward(InvitationService invitations, Societies societies, ChannelCodes channels) {
        this.invitations = invitations;
        this.societies = societies;
        this.channels = channels;
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
        Matcher argument = match(arguments);
        Set<Role.Name> roles = Arrays.stream(argument.group(2).split(","))
                .map(Role.Name::valueOf)
                .collect(Collectors.toSet());
        try {
            print(invite(argument.group(1), roles, argument.group(3)));
            return 0;
        } catch (ProblemException refused) {
            System.err.println("Nobody was invited: " + refused.type().title() + ".");
            return 1;
        }
    }

    private IssuedInvitation invite(String username, Set<Role.Name> roles, String region) {
        try {
            UUID society = VertxContextSupport.subscribeAndAwait(() -> societies.require(region));
            VertxContextSupport.subscribeAndAwait(channels::openOfProvince);
            var invite = new Invite(username, society, roles, null);
            return VertxContextSupport.subscribeAndAwait(() -> invitations.inviteAsOperator(invite));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The invitation cannot be kept: " + e.getMessage(), e);
        }
    }

    private static void print(IssuedInvitation invitation) {
        System.out.printf(
                "Invited %s until %s. This is the only time that the token is shown:%n%s%n",
                invitation.username(), invitation.expiresAt().withNano(0), invitation.token());
        System.out.flush();
    }

    private static Matcher match(List<String> arguments) {
        Matcher argument = ARGUMENT.matcher(arguments.size() == 1 ? arguments.get(0) : "");
        if (!argument.matches()) {
            throw new IllegalStateException("Say " + OPTION + "=USERNAME:ROLE[,ROLE][:REGIONCODE], and nothing else."
                    + " Roles are " + ROLE.substring(3, ROLE.length() - 1).replace("|", ", ") + ".");
        }
        return argument;
    }
}
