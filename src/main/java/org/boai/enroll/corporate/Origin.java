package org.boai.enroll.corporate;

import java.util.UUID;
import org.boai.enroll.kernel.Actor;

/**
 * From whom an application came.
 *
 * @param code    of the poster, or null from paper
 * @param account of the steward who entered it, or null; so is {@code keptAt}
 */
record Origin(String code, UUID account, String keptAt, Actor actor, String act) {
    static Origin poster(String code) {
        return new Origin(code, null, null, Actor.CITIZEN, "corporate-application-submitted");
    }

    static Origin paper(UUID account, String keptAt) {
        return new Origin(null, account, keptAt, Actor.steward(account), "corporate-application-entered");
    }
}
