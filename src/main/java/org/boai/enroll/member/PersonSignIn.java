package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.proof.ProofPurpose;
import org.boai.enroll.proof.ProofService;
import org.boai.enroll.proof.WeChatBindings;
import org.boai.enroll.proof.WeChatSessions;
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
    private final WeChatSessions weChat;
    private final WeChatBindings bindings;
    private final BlindIndex index;
    private final AuditLog audit;
    private final Work work;

    PersonSignIn(
            ProofService proofs,
            PersonSessions sessions,
            KnownPersonProjection persons,
            WeChatSessions weChat,
            WeChatBindings bindings,
            BlindIndex index,
            AuditLog audit,
            Work work) {
        this.proofs = proofs;
        this.sessions = sessions;
        this.persons = persons;
        this.weChat = weChat;
        this.bindings = bindings;
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
                .chain(() -> openidOf(request.weChatSession()))
                .chain(openid -> work.in(Scope.SYSTEM, () -> persons.requireKnown(key)
                        .chain(() -> proofs.use(request.phoneProof(), person.phone(), ProofPurpose.SIGN_IN))
                        .call(() -> openid == null ? Uni.createFrom().voidItem() : bindings.bind(openid, key))
                        .chain(() -> begin(key, true))))
                .onFailure(PersonSignIn::isNobody)
                .call(this::recordNobody);
    }

    private static boolean isNobody(Throwable failure) {
        return failure instanceof ProblemException problem && problem.type() == MemberProblem.PERSON_UNKNOWN;
    }

    /** In a unit of work of its own: that of the sign-in has come to nothing. Nobody is named, since nobody is known. */
    private Uni<Void> recordNobody() {
        return work.in(Scope.SYSTEM, () -> {
            audit.record(Actor.CITIZEN, AuditEvent.of("person-not-recognized", "session", Ids.next(), null));
            return Uni.createFrom().voidItem();
        });
    }

    /** A session of WeChat that has ended binds nobody, and does not stand in the way. */
    private Uni<byte[]> openidOf(String weChatSession) {
        return weChatSession == null ? Uni.createFrom().nullItem() : weChat.openidIndexOf(weChatSession);
    }

    /**
     * For whoever has shown before, from the same WeChat, who they are.
     *
     * @throws ProblemException {@code person-unknown}, also when the session of WeChat has ended
     */
    public Uni<IssuedSession> signIn(SignInByWeChat request) {
        return openidOf(request.weChatSession())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(MemberProblem.PERSON_UNKNOWN))
                .chain(openid -> work.in(Scope.SYSTEM, () -> bindings.personOf(openid)
                        .onItem()
                        .ifNull()
                        .failWith(() -> ProblemException.of(MemberProblem.PERSON_UNKNOWN))
                        .call(persons::requireKnown)
                        .chain(key -> begin(key, false))));
    }

    /** No WeChat opens this person's data any more. */
    public Uni<Void> forgetWeChat(PersonSession person) {
        return work.in(person.scope(), () -> bindings.unbind(person.personKey())
                        .invoke(gone -> audit.record(
                                person.actor(), AuditEvent.of("wechat-unbound", "session", person.id(), null))))
                .replaceWithVoid();
    }

    private Uni<IssuedSession> begin(byte[] key, boolean proved) {
        return sessions.begin(key, proved)
                .invoke(session ->
                        audit.record(Actor.CITIZEN, AuditEvent.of("person-signed-in", "session", session.id(), null)));
    }

    public Uni<Void> signOut(PersonSession session) {
        return work.in(Scope.SYSTEM, () -> sessions.end(session)
                .invoke(() -> audit.record(
                        session.actor(), AuditEvent.of("person-signed-out", "session", session.id(), null))));
    }
}
