package org.boai.enroll.account;

import java.util.EnumSet;
import java.util.Set;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Role;

/** Who may give which roles. */
final class Grants {
    /** GB/T 22239-2019 (三权分立): personnel, audit and system administration are three persons. */
    private static final Set<Role.Name> SEPARATE =
            EnumSet.of(Role.Name.STEWARD_ADMIN, Role.Name.AUDITOR, Role.Name.SYSTEM_ADMIN);

    /** Given by the operator, since nobody who invites can have them. */
    private static final Set<Role.Name> OF_THE_OPERATOR = EnumSet.of(Role.Name.AUDITOR, Role.Name.SYSTEM_ADMIN);

    private Grants() {}

    static boolean compatible(Set<Role.Name> roles) {
        return roles.stream().filter(SEPARATE::contains).count() <= 1;
    }

    /** @return what is wrong with these roles for this caller, or null */
    static AccountProblem refusal(Set<Role.Name> roles, Caller caller) {
        if (!compatible(roles)) {
            return AccountProblem.ROLES_INCOMPATIBLE;
        }
        return caller.roles().containsAll(roles) ? null : AccountProblem.ROLES_BEYOND_OWN;
    }

    /** @throws ProblemException {@code roles-incompatible}, {@code roles-beyond-own} */
    static void require(Set<Role.Name> roles, Caller caller) {
        AccountProblem refusal = refusal(roles, caller);
        if (refusal != null) {
            throw ProblemException.of(refusal);
        }
    }

    /**
     * Auditors and system administrators watch over the administrators of accounts: only the province's may end theirs.
     *
     * @throws ProblemException {@code account-above-decides}
     */
    static void requireMayEnd(Set<Role.Name> roles, Caller caller) {
        if (!caller.root() && roles.stream().anyMatch(OF_THE_OPERATOR::contains)) {
            throw ProblemException.of(AccountProblem.ACCOUNT_ABOVE_DECIDES);
        }
    }
}
