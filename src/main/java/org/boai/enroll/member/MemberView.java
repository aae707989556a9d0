package org.boai.enroll.member;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A member, masked; what cannot be read of them is null.
 *
 * @param document  {@code 已登记 ···X}, or null without one; never more, since a birth date beside it would rebuild it
 * @param birthYear the year only
 */
public record MemberView(
        UUID id,
        String number,
        String name,
        String phone,
        Integer birthYear,
        String document,
        MemberKind kind,
        MemberStatus status,
        UUID organizationId,
        UUID groupId,
        LocalDate joinedOn) {
    @Override
    public String toString() {
        return "MemberView[" + id + "]";
    }
}
