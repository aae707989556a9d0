package org.boai.enroll.account;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Role;

/**
 * An invitation as the database holds it, with who invited as that account is now.
 *
 * @param over      used, withdrawn or expired
 * @param validUntil of the account to be, or null
 * @param invitedBy null for the operator
 * @param inviter   the roles that the inviter can still give here; null when the inviter can give none any more
 * @param heir      the predecessor as it is now; null without one, or when it cannot act any more
 */
record Invitation(
        UUID id,
        String username,
        UUID organizationId,
        Set<Role.Name> roles,
        Instant validUntil,
        boolean over,
        UUID invitedBy,
        UUID predecessorId,
        Set<Role.Name> inviter,
        Account heir) {
    /**
     * {@code $1} is the hash of the token. An inviter counts who can act, administers accounts and stands above the
     * invited one's organization; a predecessor counts while it can act.
     */
    static final String FIND = "SELECT i.id, i.username, i.organization_id, i.roles, i.valid_until,"
            + " i.accepted_at IS NOT NULL OR i.withdrawn_at IS NOT NULL OR i.expires_at <= now(),"
            + " i.invited_by, i.predecessor_id, b.roles, "
            + Account.COLUMNS
            + """
             FROM account_invitations i
            JOIN organizations t ON t.id = i.organization_id
            LEFT JOIN accounts b ON b.id = i.invited_by AND account_lives(b.disabled_at, b.valid_until)
                AND 'STEWARD_ADMIN' = ANY (b.roles) AND b.organization_id = ANY (t.ancestors)
            LEFT JOIN accounts a ON a.id = i.predecessor_id AND account_lives(a.disabled_at, a.valid_until)
            LEFT JOIN organizations o ON o.id = a.organization_id
            WHERE i.token_hash = $1 FOR UPDATE OF i""";

    private static final int HEIR = 9;

    static Invitation of(Object[] row) {
        return new Invitation(
                (UUID) row[0],
                (String) row[1],
                (UUID) row[2],
                Account.rolesOf(row[3]),
                row[4] == null ? null : ((OffsetDateTime) row[4]).toInstant(),
                (Boolean) row[5],
                (UUID) row[6],
                (UUID) row[7],
                row[8] == null ? null : Role.closure(Account.rolesOf(row[8])),
                row[HEIR] == null ? null : Account.of(Arrays.copyOfRange(row, HEIR, row.length)));
    }

    /**
     * As the account will be. A successor takes what the predecessor has at this moment.
     *
     * @throws ProblemException {@code invitation-over}, also when who invited could not do so now
     */
    Invitation requireGood(Instant now) {
        boolean ended = validUntil != null && !validUntil.isAfter(now);
        boolean orphaned = predecessorId == null ? !stillGiven(roles) : heir == null || !handedOver();
        if (over || ended || orphaned) {
            throw ProblemException.of(AccountProblem.INVITATION_OVER);
        }
        return predecessorId == null
                ? this
                : new Invitation(
                        id,
                        username,
                        heir.organizationId(),
                        heir.roles(),
                        heir.validUntil(),
                        false,
                        invitedBy,
                        predecessorId,
                        inviter,
                        heir);
    }

    private boolean handedOver() {
        return predecessorId.equals(invitedBy) || stillGiven(heir.roles());
    }

    private boolean stillGiven(Set<Role.Name> wanted) {
        return invitedBy == null || inviter != null && inviter.containsAll(wanted);
    }

    String[] roleNames() {
        return roles.stream().map(Enum::name).sorted().toArray(String[]::new);
    }
}
