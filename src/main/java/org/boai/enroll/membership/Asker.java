package org.boai.enroll.membership;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.PersonSession;

/**
 * Who asks for a transfer.
 *
 * @param organization for which; null for the member
 * @param account      null for the member
 */
record Asker(AskedBy sort, UUID organization, UUID account, Actor actor) {
    static Asker of(PersonSession person) {
        return new Asker(AskedBy.MEMBER, null, null, person.actor());
    }

    static Asker of(Caller caller, UUID from, UUID to) {
        AskedBy sort = caller.organizationId().equals(from)
                ? AskedBy.FROM
                : caller.organizationId().equals(to) ? AskedBy.TO : AskedBy.ABOVE;
        return new Asker(sort, caller.organizationId(), caller.accountId(), caller.actor());
    }

    /** Who asks has agreed already; the member, and whoever stands above, need both. */
    Set<Side> needs() {
        return switch (sort) {
            case FROM -> EnumSet.of(Side.TO);
            case TO -> EnumSet.of(Side.FROM);
            case MEMBER, ABOVE -> EnumSet.allOf(Side.class);
        };
    }
}
