package org.boai.enroll.membership;

import java.util.UUID;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.PersonSession;

/**
 * Who decides something about a transfer.
 *
 * @param account      null for the member, and when nobody decides
 * @param organization likewise
 */
record Decider(Actor actor, UUID account, UUID organization) {
    static final Decider NOBODY = new Decider(Actor.SYSTEM, null, null);

    static Decider of(Caller caller) {
        return new Decider(caller.actor(), caller.accountId(), caller.organizationId());
    }

    static Decider of(PersonSession person) {
        return new Decider(person.actor(), null, null);
    }
}
