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
    static final TypedDetails NONE = new TypedDetails(null, null, null, null, null, null, null, null, null, null);

    boolean has(Background background) {
        return backgrounds != null && backgrounds.contains(background.name());
    }

    public boolean namesGuardian() {
        return Stream.of(guardianName, guardianPhone).anyMatch(text -> text != null && !text.isBlank());
    }

    @Override
    public String toString() {
        return "TypedDetails[…]";
    }
}
