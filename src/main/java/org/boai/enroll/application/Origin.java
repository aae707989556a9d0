package org.boai.enroll.application;

import java.util.UUID;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.security.Caller;

/**
 * How an application came: from the person, or filled in by a steward from what the person signed on paper.
 *
 * @param account      who filled it in, or null
 * @param organization for which that account acted, or null
 * @param paper        what was signed, or null
 */
record Origin(UUID account, UUID organization, SignedPaper paper) {
    static final Origin SELF = new Origin(null, null, null);

    static Origin assisted(Caller caller, SignedPaper paper) {
        return new Origin(caller.accountId(), caller.organizationId(), paper);
    }

    boolean assisted() {
        return account != null;
    }

    Actor actor() {
        return assisted() ? Actor.steward(account) : Actor.CITIZEN;
    }

    /** What the record of acts calls it. */
    String act() {
        return assisted() ? "application-assisted" : "application-submitted";
    }
}
