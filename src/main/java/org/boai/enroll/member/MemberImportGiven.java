package org.boai.enroll.member;

import jakarta.validation.constraints.Size;

/**
 * One row of a list of members, as it was given; null or blank for what is not known. Dates are {@code 2019-05-01},
 * {@code 2019/5/1} or {@code 2019年5月1日}.
 *
 * @param organization  its id, or its name with as much of the path above it as makes it the only one: {@code A/B/C}
 * @param kind          {@code ADULT}, {@code YOUTH}, 成人, 青少年; by the age of today when nothing is said
 * @param residence     code of a region
 */
public record MemberImportGiven(
        @Size(max = MemberImportGiven.LONGEST) String name,
        @Size(max = MemberImportGiven.LONGEST) String phone,
        @Size(max = MemberImportGiven.LONGEST) String birthDate,
        @Size(max = MemberImportGiven.LONGEST) String documentType,
        @Size(max = MemberImportGiven.LONGEST) String documentNumber,
        @Size(max = MemberImportGiven.LONGEST) String kind,
        @Size(max = 600) String organization,
        @Size(max = MemberImportGiven.LONGEST) String joinedOn,
        @Size(max = MemberImportGiven.LONGEST) String legacyNumber,
        @Size(max = MemberImportGiven.LONGEST) String cardNumber,
        @Size(max = MemberImportGiven.LONGEST) String residence) {
    static final int LONGEST = 200;

    @Override
    public String toString() {
        return "MemberImportGiven[…]";
    }
}
