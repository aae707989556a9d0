package org.boai.enroll.code;

/**
 * What a used invitation says.
 *
 * @param certified the class says that whom it invited has passed
 * @param differs   the application names somebody else, or another phone
 */
public record RedeemedInvitation(boolean certified, boolean differs) {
    InvitationProof proof() {
        if (!certified) {
            return InvitationProof.NONE;
        }
        return differs ? InvitationProof.TO_CHECK : InvitationProof.GIVEN;
    }
}
