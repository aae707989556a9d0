package org.boai.enroll.duty;

import java.util.UUID;

/** What a feature does for a new member; this package asks all of them, in the unit of work of the admission. */
public interface Welcome {
    /**
     * Only writes, with {@code UnitOfWork.later}: a citizen's submission waits for it. The scope is that of whoever admits:
     * a citizen's, or the deciding organization's.
     */
    void welcome(UUID member, UUID organization);
}
