package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.proof.ProofPurpose;
import org.boai.enroll.proof.ProofService;
import org.boai.enroll.security.IssuedSession;
import org.boai.enroll.security.PersonSession;
import org.boai.enroll.security.PersonSessions;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** Lets a person in who has applied here, member or not, by phone proof, name and birth date. */
@ApplicationScoped
public class PersonSignIn {
    private final ProofService proofs;
    private final PersonSessions sessions;
    private final KnownPersonProjection persons;
    private final BlindIndex index;
    private final AuditLog audit;
    private final Work work;

    PersonSignIn(
            ProofService proofs,
            PersonSessions sessions,
            KnownPersonProjection persons,
            BlindIndex index,
            AuditLog audit,
            Work work) {
        this.proofs = proofs;
        this.sessions = sessions;
        this.persons = persons;
        this.index = index;
        this.audit = audit;
        this.work = work;
    }

    /**
     * A proof is good for five tries, and used up by the one that is right.
     *
     * @throws ProblemException {@code phone-proof-refused}, {@code person-unknown}
     */
    public Uni<IssuedSession> signIn(SignInAsPerson request) {
        Person person = request.person();
        byte[] key = person.descriptionKey(index);
        return proofs.takeMatch(request.phoneProof(), person.phone(), ProofPurpose.SIGN_IN)
                .chain(() -> work.in(Scope.SYSTEM, () -> persons.requireKnown(key)
                        .chain(() -> proofs.use(request.phoneProof(), person.phone(), ProofPurpose.SIGN_IN))
                        .chain(() -> begin(key))));
    }

    private Uni<IssuedSession> begin(byte[] key) {
        return sessions.begin(key)
                .invoke(session ->
                        audit.record(Actor.CITIZEN, AuditEvent.of("person-signed-in", "session", session.id(), null)));
    }

    public Uni<Void> signOut(PersonSession session) {
        return sessions.end(session);
    }
}
