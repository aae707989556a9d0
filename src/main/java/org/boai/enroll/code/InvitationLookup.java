package org.boai.enroll.code;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** What whoever holds an invitation may see of it: what it fills in. Looking uses nothing up. */
@ApplicationScoped
public class InvitationLookup {
    private final Invitations invitations;
    private final InvitationGuesses guesses;
    private final Work work;

    InvitationLookup(Invitations invitations, InvitationGuesses guesses, Work work) {
        this.invitations = invitations;
        this.guesses = guesses;
        this.work = work;
    }

    /**
     * @throws ProblemException {@code invitation-refused} for one that was never given out, is over, was used or revoked alike;
     *     {@code too-many-requests}
     */
    public Uni<InvitationCard> card(String token) {
        return Uni.createFrom().deferred(() -> {
            guesses.requireFew();
            byte[] hash = RandomToken.hash(token);
            return work.in(Scope.link(hash), () -> invitations.find(hash))
                    .onItem()
                    .ifNull()
                    .failWith(guesses::refused)
                    .map(opened -> InvitationCard.of(opened.code(), opened.person()));
        });
    }
}
