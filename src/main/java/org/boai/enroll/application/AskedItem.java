package org.boai.enroll.application;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What of an application a branch may ask for again. The phone is not among them: it is what the answer is proved by. */
public enum AskedItem {
    FULL_NAME,
    BIRTH_DATE,
    IDENTITY_DOCUMENT,
    RESIDENCE,
    AFFILIATION,
    GUARDIAN,
    /** Number of a certificate, name of a team: in words, never a picture. */
    BACKGROUND_PROOF,
    /** As the reason says. */
    OTHER;

    static String joined(List<AskedItem> items) {
        return items.stream().distinct().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    static List<AskedItem> of(String joined) {
        return Arrays.stream(joined.split(","))
                .filter(name -> !name.isEmpty())
                .map(AskedItem::valueOf)
                .toList();
    }
}
