package org.boai.enroll.membership;

import java.util.UUID;
import org.boai.enroll.member.MemberKind;

/**
 * One person of a batch.
 *
 * @param name           masked; null, like {@code birthYear} and {@code kind}, when the member lies outside the reader's subtree
 * @param to             where routing puts them, or the named organization; null for who does not move
 * @param skippedBecause name of the problem, or null
 * @param problem        why it did not work when its turn came, or null
 * @param transferId     the transfer that was asked for, or null
 */
public record BatchItemView(
        int position,
        UUID memberId,
        String name,
        Integer birthYear,
        MemberKind kind,
        BatchPlan plan,
        Target to,
        String skippedBecause,
        State state,
        String problem,
        UUID transferId) {
    /** An organization. */
    public record Target(UUID id, String name) {}

    /** Each person by itself. */
    public enum State {
        PLANNED,
        DONE,
        FAILED,
        SKIPPED
    }

    @Override
    public String toString() {
        return "BatchItemView[" + position + "]";
    }
}
