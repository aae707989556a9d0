package org.boai.enroll.account;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Role;

/**
 * An account that is about to be changed.
 *
 * @param root       whether its organization is the province
 * @param validUntil when it ends by itself, or null
 */
record Account(
        UUID id,
        String username,
        UUID organizationId,
        boolean root,
        Set<Role.Name> roles,
        Instant validUntil,
        boolean disabled,
        int version) {
    static final String COLUMNS =
            "a.id, a.username, o.id, o.kind = 'PROVINCE', a.roles, a.valid_until, a.disabled_at IS NOT NULL, a.version";

    static Account of(Object[] row) {
        return new Account(
                (UUID) row[0],
                (String) row[1],
                (UUID) row[2],
                (Boolean) row[3],
                rolesOf(row[4]),
                row[5] == null ? null : ((OffsetDateTime) row[5]).toInstant(),
                (Boolean) row[6],
                (Integer) row[7]);
    }

    static Set<Role.Name> rolesOf(Object array) {
        return Arrays.stream((Object[]) array)
                .map(name -> Role.Name.valueOf((String) name))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws ProblemException {@code version-stale} */
    void requireVersion(int expected) {
        if (version != expected) {
            throw ProblemException.of(CommonProblem.VERSION_STALE);
        }
    }

    /** As it shall be. @throws ProblemException {@code account-end-passed} */
    Account changed(ChangeAccount change, Instant now) {
        var next = new Account(
                id,
                username,
                change.organizationId() == null ? organizationId : change.organizationId(),
                root
                        && (change.organizationId() == null
                                || change.organizationId().equals(organizationId)),
                change.roles() == null ? roles : change.roles(),
                change.validUntil() == null ? validUntil : endOf(change.validUntil()),
                change.disabled() == null ? disabled : change.disabled(),
                version);
        if (!change.onlyEnds() && next.validUntil != null && !next.validUntil.isAfter(now)) {
            throw ProblemException.of(AccountProblem.ACCOUNT_END_PASSED);
        }
        return next;
    }

    private static Instant endOf(NewEnd end) {
        return end.moment() == null ? null : end.moment().toInstant();
    }

    /** Whether the province is administered by it, for good. */
    boolean administersTheProvince() {
        return root && !disabled && roles.contains(Role.Name.STEWARD_ADMIN);
    }

    String[] roleNames() {
        return roles.stream().map(Enum::name).sorted().toArray(String[]::new);
    }
}
