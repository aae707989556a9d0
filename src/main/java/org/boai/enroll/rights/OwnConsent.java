package org.boai.enroll.rights;

import java.time.OffsetDateTime;
import org.boai.enroll.privacy.Purpose;

/**
 * One purpose, and how this person's consent to it stands.
 *
 * @param state    GIVEN, OUTDATED (the text has changed since), WITHDRAWN, or NOT_GIVEN
 * @param asked    whether it is asked for now: only where a required text has changed
 * @param version  that was given, or null
 * @param current  the version in force
 * @param url      where its text is read
 * @param effect   what a withdrawal does
 */
public record OwnConsent(
        Purpose purpose,
        String title,
        State state,
        boolean asked,
        String version,
        OffsetDateTime givenAt,
        String current,
        String url,
        Purpose.Effect effect) {
    /** How a consent stands. */
    public enum State {
        GIVEN,
        OUTDATED,
        WITHDRAWN,
        NOT_GIVEN
    }
}
