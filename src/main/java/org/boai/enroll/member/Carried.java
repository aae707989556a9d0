package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** A feature with rows that hang on a member: they go on with whom the member was merged into. */
public interface Carried {
    /**
     * In the session at hand, under the system's scope, before what is open of the one that is gone is closed. What the one
     * who goes on has already stays as it is.
     */
    Uni<Void> carry(UUID gone, UUID goesOn);
}
