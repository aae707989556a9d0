package org.boai.enroll.leader;

/** Who a leader is, in full; null what is not on record any more. */
public record DisclosedLeader(String fullName, String phone) {
    @Override
    public String toString() {
        return "DisclosedLeader[…]";
    }
}
