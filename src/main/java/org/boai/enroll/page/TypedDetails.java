package org.boai.enroll.page;

import java.util.List;
import java.util.stream.Stream;
import org.boai.enroll.application.Background;
import org.jboss.resteasy.reactive.RestForm;

/**
 * The rest about a person as typed; any of it may be absent.
 *
 * @param backgrounds names of {@link Background}
 * @param consents    each {@code PURPOSE@version}: the version that was on the page
 */
public record TypedDetails(
        @RestForm String birthYear,
        @RestForm String birthMonth,
        @RestForm String birthDay,
        @RestForm String documentType,
        @RestForm String documentNumber,
        @RestForm List<String> backgrounds,
        @RestForm String guardianName,
        @RestForm String guardianPhone,
        @RestForm String guardianRelation,
        @RestForm List<String> consents) {
    public TypedDetails {
        birthYear = Digits.plain(birthYear);
        birthMonth = Digits.plain(birthMonth);
        birthDay = Digits.plain(birthDay);
        documentNumber = Digits.plain(documentNumber);
        guardianPhone = Digits.plain(guardianPhone);
    }

    static final TypedDetails NONE = new TypedDetails(null, null, null, null, null, null, null, null, null, null);

    boolean has(Background background) {
        return backgrounds != null && backgrounds.contains(background.name());
    }

    public boolean namesGuardian() {
        return Stream.of(guardianName, guardianPhone).anyMatch(text -> text != null && !text.isBlank());
    }

    /** In one text, for comparison. */
    String all() {
        return String.join(
                "\n",
                String.valueOf(birthYear),
                String.valueOf(birthMonth),
                String.valueOf(birthDay),
                String.valueOf(documentType),
                String.valueOf(documentNumber),
                String.valueOf(backgrounds),
                String.valueOf(guardianName),
                String.valueOf(guardianPhone),
                String.valueOf(guardianRelation));
    }

    /** Without what means nothing; a draft keeps no more than that. @param known names of the texts in force */
    TypedDetails kept(List<String> known) {
        boolean document = documentNumber != null && !documentNumber.isBlank();
        return new TypedDetails(
                birthYear,
                birthMonth,
                birthDay,
                document ? documentType : null,
                document ? documentNumber : null,
                backgrounds,
                namesGuardian() ? guardianName : null,
                namesGuardian() ? guardianPhone : null,
                namesGuardian() ? guardianRelation : null,
                known);
    }

    @Override
    public String toString() {
        return "TypedDetails[…]";
    }
}
