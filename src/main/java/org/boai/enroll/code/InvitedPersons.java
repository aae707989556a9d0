package org.boai.enroll.code;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Whoever gives out invitations says who they are for. */
public interface InvitedPersons {
    /**
     * In the session at hand, under the scope of the invitation's token.
     *
     * @return null when nothing is known of them any more
     */
    Uni<InvitedPerson> find(UUID subject);
}
