package org.boai.enroll.member;

import java.time.LocalDate;
import java.util.List;

/**
 * A member's card, for the member's own eyes.
 *
 * @param organization the branch; {@code path} names what stands above it, from the province down
 * @param handle       what whoever checks the card sends
 * @param url          what its picture says
 * @param expiresIn    seconds; then a new card is asked for
 */
public record CardView(
        String fullName,
        String number,
        MemberKind kind,
        String organization,
        List<String> path,
        LocalDate since,
        String handle,
        String url,
        long expiresIn) {
    @Override
    public String toString() {
        return "CardView[…]";
    }
}
