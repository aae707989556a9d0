package org.boai.enroll.code;

import java.util.UUID;

/** An invitation by which an application came. @param occasion title of the code */
public record UsedInvitation(UUID applicationId, String occasion, InvitationProof proof) {}
