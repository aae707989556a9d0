package org.boai.enroll.page;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.boai.enroll.application.Background;
import org.boai.enroll.privacy.ConsentText;
import org.jboss.resteasy.reactive.RestForm;

/**
 * The form as it was typed, so that it can be shown again as it was typed. Any of it may be absent.
 *
 * @param backgrounds names of {@link Background}
 * @param phoneProof  when the phone was proved already; hidden in the form
 * @param consents    each {@code PURPOSE@version}: the version that was on the page
 */
public record TypedApplication(
        @RestForm String idempotencyKey,
        @RestForm String expectedOrganizationId,
        @RestForm String residence,
        @RestForm String affiliation,
        @RestForm String fullName,
        @RestForm String phone,
        @RestForm String birthYear,
        @RestForm String birthMonth,
        @RestForm String birthDay,
        @RestForm String documentType,
        @RestForm String documentNumber,
        @RestForm List<String> backgrounds,
        @RestForm String guardianName,
        @RestForm String guardianPhone,
        @RestForm String guardianRelation,
        @RestForm String phoneProof,
        @RestForm List<String> consents) {
    /** An empty form for somebody who lives, or works, there. */
    static TypedApplication empty(String residence, String affiliation) {
        return new TypedApplication(
                newKey(),
                null,
                residence,
                affiliation,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same, as another application: for when the key of this one is spent. */
    TypedApplication withNewKey() {
        return with(newKey(), phoneProof);
    }

    /** The same, with this proof of the phone, or with none. */
    TypedApplication withProof(String proof) {
        return with(idempotencyKey, proof);
    }

    private TypedApplication with(String key, String proof) {
        return new TypedApplication(
                key,
                expectedOrganizationId,
                residence,
                affiliation,
                fullName,
                phone,
                birthYear,
                birthMonth,
                birthDay,
                documentType,
                documentNumber,
                backgrounds,
                guardianName,
                guardianPhone,
                guardianRelation,
                proof,
                consents);
    }

    /** How a text is named in the form. */
    static String name(ConsentText text) {
        return text.purpose() + "@" + text.version();
    }

    boolean consentsTo(ConsentText text) {
        return consents != null && consents.contains(name(text));
    }

    boolean has(Background background) {
        return backgrounds != null && backgrounds.contains(background.name());
    }

    public boolean namesGuardian() {
        return Stream.of(guardianName, guardianPhone).anyMatch(text -> text != null && !text.isBlank());
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    @Override
    public String toString() {
        return "TypedApplication[…]";
    }
}
