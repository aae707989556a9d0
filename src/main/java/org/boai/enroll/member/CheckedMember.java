package org.boai.enroll.member;

import java.time.LocalDate;

/**
 * A card as a steward sees it.
 *
 * @param name         masked, e.g. 王*明; null, as the rest, when the member lies outside the steward's subtree
 * @param organization the branch
 */
public record CheckedMember(boolean valid, String name, String organization, LocalDate since) {
    @Override
    public String toString() {
        return "CheckedMember[" + valid + "]";
    }
}
