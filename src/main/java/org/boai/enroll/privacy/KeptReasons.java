package org.boai.enroll.privacy;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.boai.enroll.kernel.Actor;

/**
 * Why the fields of somebody were shown in full, for features that keep persons in rows of their own; kept as long as that of
 * members is.
 */
public interface KeptReasons {
    /** In which rows. */
    enum Kind {
        LEADER,
        CORPORATE_APPLICATION,
        CORPORATE_MEMBER,
        PARTICIPATION;

        /** As acts name it, e.g. {@code corporate-member}. */
        public String objectType() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What was shown. @param organization to which the row belongs @param fields names, never values */
    record Shown(Kind kind, UUID row, UUID organization, List<String> fields) {}

    /**
     * The act {@code fields-disclosed}, and why, with what else the unit of work at hand writes.
     *
     * @param reason 5 to 200 characters
     * @param by     an account
     */
    void keep(Shown shown, String reason, Actor by);

    /** In the session at hand, under the system's scope: the words may not outlive what is known of the person. */
    Uni<Void> forget(List<UUID> rows);
}
