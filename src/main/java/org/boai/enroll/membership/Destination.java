package org.boai.enroll.membership;

import org.boai.enroll.member.MemberKind;

/**
 * Where a member is to go.
 *
 * @param residence the region's row where they live now; null when it did not change
 * @param toKind    what kind of member they become with it, or null
 * @param reason    or null
 */
record Destination(Branch branch, Long residence, MemberKind toKind, String reason) {
    Destination becoming(MemberKind kind) {
        return new Destination(branch, residence, kind, reason);
    }

    @Override
    public String toString() {
        return "Destination[" + branch.id() + "]";
    }
}
