package org.boai.enroll.duty;

import java.util.UUID;
import org.boai.enroll.web.Versions;

/**
 * When what is owed is due.
 *
 * @param own     what the organization has set itself; null for what it has not
 * @param inForce what holds for it: the nearest that is set, from itself up
 * @param version what a change is made against (If-Match); null while it has set nothing
 */
public record DutySettingsView(UUID organizationId, SetDutyTimes own, InForce inForce, Integer version) {
    /** All of it. */
    public record InForce(int contactWorkingDays, int entryEducationDays, int firstActivityDays) {}

    /** Null while there is nothing to change. */
    String tag() {
        return version == null ? null : Versions.tag(version);
    }
}
