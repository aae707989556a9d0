package org.boai.enroll.page;

import org.jboss.resteasy.reactive.RestForm;

/** Where somebody lives, or works or studies, as chosen; one of the two, or neither. */
public record TypedPlace(@RestForm String residence, @RestForm String affiliation) {
    static final TypedPlace NOWHERE = new TypedPlace(null, null);

    boolean chosen() {
        return given(residence) || given(affiliation);
    }

    /** The query that leads a page to the same place; empty for none. Both are codes of ours or nothing. */
    String query() {
        if (given(residence) && residence.matches("[0-9]{2,12}")) {
            return "?residence=" + residence;
        }
        return given(affiliation) && affiliation.matches("[0-9a-f-]{36}") ? "?affiliation=" + affiliation : "";
    }

    private static boolean given(String text) {
        return text != null && !text.isBlank();
    }

    @Override
    public String toString() {
        return "TypedPlace[…]";
    }
}
