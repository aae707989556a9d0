package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.boai.enroll.application.ApplicationProblem;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ProblemType;
import org.boai.enroll.proof.PhoneProof;
import org.boai.enroll.proof.ProofProblem;
import org.boai.enroll.proof.ProofPurpose;
import org.boai.enroll.proof.ProofService;
import org.boai.enroll.security.CurrentAddress;
import org.boai.enroll.web.Failures;
import org.boai.enroll.web.Problems;
import org.jboss.resteasy.reactive.RestResponse;

/** Proves the phone of a form that is complete, where phones must be proved. */
@ApplicationScoped
class ProofDesk {
    private static final Set<ProblemType> ABOUT_THE_PROOF = Set.of(
            ApplicationProblem.PHONE_PROOF_REQUIRED,
            ProofProblem.PHONE_PROOF_REFUSED,
            ProofProblem.PHONE_CODE_REFUSED,
            ProofProblem.PUZZLE_REFUSED);

    private final ProofService proofs;
    private final Failures failures;

    ProofDesk(ProofService proofs, Failures failures) {
        this.proofs = proofs;
        this.failures = failures;
    }

    /** Also when the service is away just as a code came: the page keeps what the code belongs to. */
    boolean isAbout(ProblemException problem, TypedApplication typed, TypedProof proof) {
        return ABOUT_THE_PROOF.contains(problem.type())
                || ProblemPages.passing(problem) && proof.holdsCode() && typed.phoneProof() == null;
    }

    /** The form with the proof that its code is worth. @throws ProblemException {@code phone-code-refused} */
    Uni<TypedApplication> proved(TypedApplication typed, TypedProof proof) {
        if (!proof.holdsCode()) {
            return Uni.createFrom().item(typed);
        }
        return proofs.confirm(proof.confirmation()).map(PhoneProof::phoneProof).map(typed::withProof);
    }

    /** The next step: a question, or, once it is answered, the code. */
    Uni<RestResponse<TemplateInstance>> next(
            ProblemException problem, Visit visit, TypedApplication typed, TypedProof proof) {
        var unproved = typed.withProof(null);
        if (problem.type() == ProofProblem.PHONE_CODE_REFUSED || ProblemPages.passing(problem)) {
            return Uni.createFrom()
                    .item(Answers.refused(
                            problem, code(visit, unproved, proof.handle(), fault(problem, "code", visit))));
        }
        if (problem.type() != ApplicationProblem.PHONE_PROOF_REQUIRED || !proof.answers()) {
            boolean first = problem.type() == ApplicationProblem.PHONE_PROOF_REQUIRED;
            var page = question(visit, unproved, first ? Faults.NONE : fault(problem, "answer", visit));
            return Uni.createFrom().item(first ? Answers.personal(page) : Answers.refused(problem, page));
        }
        return Uni.createFrom()
                .deferred(() -> proofs.ask(
                        MobileNumber.parse(typed.phone()),
                        ProofPurpose.APPLICATION,
                        proof.answered(),
                        CurrentAddress.get()))
                .map(asked -> Answers.personal(code(visit, unproved, asked.handle(), Faults.NONE)))
                .onFailure()
                .recoverWithItem(failure -> {
                    var named = failures.named(failure);
                    return Answers.refused(named, question(visit, unproved, fault(named, "answer", visit)));
                });
    }

    private ProofPage question(Visit visit, TypedApplication typed, Faults faults) {
        return new ProofPage(visit, typed, masked(typed), proofs.question(), null, faults);
    }

    private static ProofPage code(Visit visit, TypedApplication typed, String handle, Faults faults) {
        return new ProofPage(visit, typed, masked(typed), null, handle, faults);
    }

    private static String masked(TypedApplication typed) {
        return MobileNumber.parse(typed.phone()).masked();
    }

    private static Faults fault(ProblemException problem, String field, Visit visit) {
        String title = Problems.title(problem.type(), visit.language());
        return Faults.at(field, title, Problems.advice(problem.type(), visit.language()));
    }
}
