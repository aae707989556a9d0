package org.boai.enroll.code;

/**
 * What an invitation fills in; each of it may be corrected before it is sent.
 *
 * @param code         to apply through, and no other
 * @param occasion     the class that invites
 * @param organization who holds it
 * @param residence    or null
 * @param certified    whether the class proves a first-aid certificate, so that the application comes first
 */
public record InvitationCard(
        String code,
        String occasion,
        String organization,
        String fullName,
        String phone,
        InvitedResidence residence,
        boolean certified) {
    /** As an application takes it. */
    public record InvitedResidence(String regionCode) {}

    static InvitationCard of(String code, InvitedPerson person) {
        return new InvitationCard(
                code,
                person.occasion(),
                person.organization(),
                person.name().value(),
                person.phone().value(),
                person.residence() == null ? null : new InvitedResidence(person.residence()),
                person.certified());
    }

    @Override
    public String toString() {
        return "InvitationCard[" + code + "]";
    }
}
