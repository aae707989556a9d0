package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.proof.PhoneProof;
import org.boai.enroll.proof.ProofProblem;
import org.boai.enroll.proof.ProofPurpose;
import org.boai.enroll.proof.ProofService;
import org.boai.enroll.security.CurrentAddress;
import org.boai.enroll.web.Problems;
import org.jboss.resteasy.reactive.RestResponse;

/** Proves the phone of an application that is complete, where phones must be proved: a question, then the code. */
@ApplicationScoped
class ProofDesk {
    private final Steps steps;
    private final DraftDesk drafts;
    private final ProofService proofs;
    private final CheckDesk answers;

    ProofDesk(Steps steps, DraftDesk drafts, ProofService proofs, CheckDesk answers) {
        this.steps = steps;
        this.drafts = drafts;
        this.proofs = proofs;
        this.answers = answers;
    }

    Uni<RestResponse<TemplateInstance>> page(Visit visit) {
        return steps.show(Step.CHECK, visit, draft -> Uni.createFrom()
                .item(
                        draft.agreement() == null
                                ? Answers.seeOther(visit.at(Step.CHECK.path()))
                                : Answers.personal(page(visit, draft, Faults.NONE))));
    }

    Uni<RestResponse<TemplateInstance>> take(Visit visit, TypedProof typed) {
        return steps.take(
                Step.CHECK,
                visit,
                draft -> draft.agreement() == null
                        ? Uni.createFrom().item(Answers.seeOther(visit.at(Step.CHECK.path())))
                        : step(visit, draft, typed),
                problem -> again(visit, problem));
    }

    private Uni<RestResponse<TemplateInstance>> step(Visit visit, Draft draft, TypedProof typed) {
        if (typed.holdsCode()) {
            return proofs.confirm(typed.confirmation())
                    .map(PhoneProof::phoneProof)
                    .chain(proof -> drafts.keep(visit, draft.proved(proof)))
                    .chain(proved -> answers.send(visit, proved));
        }
        if (typed.isBlank()) {
            throw ProblemException.of(ProofProblem.PUZZLE_REFUSED);
        }
        return (typed.answers() ? ask(draft, typed) : Uni.createFrom().<String>nullItem())
                .chain(handle -> drafts.keep(visit, draft.proving(handle)))
                .replaceWith(() -> Answers.seeOther(visit.at("/proof")));
    }

    private Uni<String> ask(Draft draft, TypedProof typed) {
        var phone = MobileNumber.parse(draft.who().phone());
        return proofs.ask(phone, ProofPurpose.APPLICATION, typed.answered(), CurrentAddress.get())
                .map(asked -> asked.handle());
    }

    /** On the step that it is about: the code stays good while the service is away. */
    private Uni<RestResponse<TemplateInstance>> again(Visit visit, ProblemException problem) {
        return steps.show(Step.CHECK, visit, draft -> {
            if (draft.agreement() == null) {
                return Uni.createFrom().item(Answers.seeOther(visit.at(Step.CHECK.path())));
            }
            boolean aboutTheCode = draft.handle() != null && problem.type() != ProofProblem.PUZZLE_REFUSED;
            var kept = aboutTheCode ? draft : draft.proving(null);
            String title = Problems.title(problem.type(), visit.language());
            String advice = problem.type() == ProofProblem.PUZZLE_REFUSED
                    ? visit.language()
                            .pick(
                                    "答案没有填写或不对，请回答这道新题。",
                                    "No answer, or not the right one: please answer this new question.")
                    : Problems.advice(problem.type(), visit.language());
            var faults = Faults.at(aboutTheCode ? "code" : "answer", title, advice);
            return Uni.createFrom().item(Answers.refused(problem, page(visit, kept, faults)));
        });
    }

    private ProofPage page(Visit visit, Draft draft, Faults faults) {
        String masked = MobileNumber.parse(draft.who().phone()).masked();
        var question = draft.handle() == null ? proofs.question() : null;
        return new ProofPage(visit.language(), visit, masked, question, draft.handle(), faults);
    }
}
