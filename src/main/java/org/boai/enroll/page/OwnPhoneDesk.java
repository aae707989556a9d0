package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.page.OwnDesk.Visitor;
import org.boai.enroll.proof.PhoneProof;
import org.boai.enroll.proof.ProofProblem;
import org.boai.enroll.proof.ProofPurpose;
import org.boai.enroll.proof.ProofService;
import org.boai.enroll.proof.Question;
import org.boai.enroll.rights.AskForRight;
import org.boai.enroll.rights.RightsKind;
import org.boai.enroll.rights.RightsService;
import org.boai.enroll.rights.Wishes;
import org.boai.enroll.security.CurrentAddress;
import org.boai.enroll.security.PersonSession;
import org.boai.enroll.web.Failures;
import org.boai.enroll.web.Problems;
import org.jboss.resteasy.reactive.RestResponse;

/** Takes on another number, which must be proved; whether at once or by a person, the service says. */
@ApplicationScoped
class OwnPhoneDesk {
    private final OwnDesk desk;
    private final ProofService proofs;
    private final RightsService rights;
    private final OwnCookie cookie;
    private final Failures failures;

    OwnPhoneDesk(OwnDesk desk, ProofService proofs, RightsService rights, OwnCookie cookie, Failures failures) {
        this.desk = desk;
        this.proofs = proofs;
        this.rights = rights;
        this.cookie = cookie;
        this.failures = failures;
    }

    Uni<RestResponse<TemplateInstance>> empty(Visitor visitor) {
        return desk.with(
                visitor, person -> Uni.createFrom().item(Answers.personal(page(person, TypedPhone.NONE, visitor))));
    }

    /** One step on. */
    Uni<RestResponse<TemplateInstance>> step(TypedPhone typed, TypedProof proof, Visitor visitor) {
        return desk.changing(visitor, person -> Uni.createFrom()
                .deferred(() -> next(person, typed, proof, visitor))
                .onFailure(ProblemException.class)
                .recoverWithItem(failure -> again(failures.named(failure), person, new Tried(typed, proof), visitor)));
    }

    private Uni<RestResponse<TemplateInstance>> next(
            PersonSession person, TypedPhone typed, TypedProof proof, Visitor visitor) {
        var number = typed.number();
        if (proof.holdsCode()) {
            return proofs.confirm(proof.confirmation())
                    .map(PhoneProof::phoneProof)
                    .chain(good -> rights.ask(wish(typed, good), person))
                    .map(asked -> Answers.seeOther("/my/requests"));
        }
        if (!proof.answers()) {
            return Uni.createFrom().item(Answers.personal(question(person, typed, Faults.NONE, visitor)));
        }
        return proofs.ask(number, ProofPurpose.NEW_PHONE, proof.answered(), CurrentAddress.get())
                .map(asked -> Answers.personal(code(person, typed, asked.handle(), visitor)));
    }

    private static AskForRight wish(TypedPhone typed, String proof) {
        return new AskForRight(RightsKind.CORRECTION, new Wishes(null, null, typed.phone(), null), proof, null, null);
    }

    /** What a step that failed was given. */
    private record Tried(TypedPhone typed, TypedProof proof) {}

    private RestResponse<TemplateInstance> again(
            ProblemException problem, PersonSession person, Tried tried, Visitor visitor) {
        String title = Problems.title(problem.type(), visitor.language());
        String advice = Problems.advice(problem.type(), visitor.language());
        if (problem.type() == ProofProblem.PUZZLE_REFUSED) {
            return Answers.refused(
                    problem, question(person, tried.typed(), Faults.at("answer", title, advice), visitor));
        }
        if (problem.type() == ProofProblem.PHONE_CODE_REFUSED) {
            var page = code(person, tried.typed(), tried.proof().handle(), visitor);
            return Answers.refused(problem, page.with(Faults.at("code", title, advice)));
        }
        var page = page(person, tried.typed(), visitor);
        return Answers.refused(problem, page.with(Faults.of(problem, Map.of(), visitor.language())));
    }

    private OwnPhonePage page(PersonSession person, TypedPhone typed, Visitor visitor) {
        return new OwnPhonePage(visitor.language(), typed, null, null, Faults.NONE, cookie.token(person));
    }

    private OwnPhonePage question(PersonSession person, TypedPhone typed, Faults faults, Visitor visitor) {
        Question question = proofs.question();
        return new OwnPhonePage(visitor.language(), typed, question, null, faults, cookie.token(person));
    }

    private OwnPhonePage code(PersonSession person, TypedPhone typed, String handle, Visitor visitor) {
        return new OwnPhonePage(visitor.language(), typed, null, handle, Faults.NONE, cookie.token(person));
    }
}
