package org.boai.enroll.kernel;

import java.util.UUID;

/**
 * Who does something.
 *
 * @param id the account of a steward, the link that was followed, or the session of a person; null for a citizen and for the system
 */
public record Actor(Sort sort, UUID id) {
    /** What sort of actor. */
    public enum Sort {
        CITIZEN,
        STEWARD,
        /** Whoever had a link in a message to a steward, and did not sign in. */
        LINK,
        /** Whoever has proved to be a person whose data is held. */
        PERSON,
        SYSTEM
    }

    public static final Actor CITIZEN = new Actor(Sort.CITIZEN, null);
    public static final Actor SYSTEM = new Actor(Sort.SYSTEM, null);

    public static Actor steward(UUID account) {
        return new Actor(Sort.STEWARD, account);
    }

    public static Actor person(UUID session) {
        return new Actor(Sort.PERSON, session);
    }

    public static Actor link(UUID link) {
        return new Actor(Sort.LINK, link);
    }
}
