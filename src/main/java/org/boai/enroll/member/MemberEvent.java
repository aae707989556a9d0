package org.boai.enroll.member;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Something that happened to a membership.
 *
 * @param on           the day from which it holds
 * @param organization where the member is when it is over
 * @param from         where the member was before, or null when that did not change
 * @param fromKind     null when the kind did not change; so is {@code toKind}
 * @param reason       what was said of it, or null
 * @param by           the account, or null when the person or the program did it
 */
public record MemberEvent(
        UUID memberId,
        MemberEventKind kind,
        LocalDate on,
        UUID organization,
        UUID from,
        MemberKind fromKind,
        MemberKind toKind,
        String reason,
        UUID by) {
    /** One that moves nobody and changes no kind. */
    public static MemberEvent of(UUID member, MemberEventKind kind, LocalDate on, UUID organization) {
        return new MemberEvent(member, kind, on, organization, null, null, null, null, null);
    }

    public MemberEvent because(String said, UUID account) {
        return new MemberEvent(memberId, kind, on, organization, from, fromKind, toKind, said, account);
    }

    public MemberEvent movedFrom(UUID before) {
        return new MemberEvent(memberId, kind, on, organization, before, fromKind, toKind, reason, by);
    }

    public MemberEvent turned(MemberKind before, MemberKind after) {
        return new MemberEvent(memberId, kind, on, organization, from, before, after, reason, by);
    }

    @Override
    public String toString() {
        return "MemberEvent[" + memberId + " " + kind + "]";
    }
}
