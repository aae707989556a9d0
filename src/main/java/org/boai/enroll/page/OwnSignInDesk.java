package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.LinkedHashSet;
import java.util.Map;
import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.PersonSignIn;
import org.boai.enroll.member.SignInAsPerson;
import org.boai.enroll.proof.PhoneProof;
import org.boai.enroll.proof.ProofProblem;
import org.boai.enroll.proof.ProofPurpose;
import org.boai.enroll.proof.ProofService;
import org.boai.enroll.security.CurrentAddress;
import org.boai.enroll.web.Failures;
import org.boai.enroll.web.Problems;
import org.boai.enroll.web.Violations;
import org.jboss.resteasy.reactive.RestResponse;

/** Lets a person in, without a script: who are you, a question, the code. What was typed is kept at each step. */
@ApplicationScoped
class OwnSignInDesk {
    private final PersonSignIn signIn;
    private final ProofService proofs;
    private final OwnCookie cookie;
    private final Validator validator;
    private final Failures failures;

    OwnSignInDesk(PersonSignIn signIn, ProofService proofs, OwnCookie cookie, Validator validator, Failures failures) {
        this.signIn = signIn;
        this.proofs = proofs;
        this.cookie = cookie;
        this.validator = validator;
        this.failures = failures;
    }

    static RestResponse<TemplateInstance> empty(Language language) {
        return Answers.personal(new OwnSignInPage(language, TypedPerson.NOBODY, null, null, Faults.NONE));
    }

    /** One step on. */
    Uni<RestResponse<TemplateInstance>> step(TypedPerson typed, TypedProof proof, Language language) {
        return Uni.createFrom()
                .deferred(() -> {
                    requireReadable(typed.read());
                    return next(typed, proof, language);
                })
                .onFailure()
                .recoverWithItem(failure -> again(failures.named(failure), typed, proof, language));
    }

    private void requireReadable(SignInAsPerson person) {
        var errors = new LinkedHashSet<FieldError>(Violations.errors(validator.validate(person)));
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(FormCheck.inOrder(errors));
        }
    }

    private Uni<RestResponse<TemplateInstance>> next(TypedPerson typed, TypedProof proof, Language language) {
        if (typed.isProved()) {
            return enter(typed, language);
        }
        if (proof.holdsCode()) {
            return proofs.confirm(proof.confirmation())
                    .map(PhoneProof::phoneProof)
                    .chain(good -> enter(typed.withProof(good), language));
        }
        return proof.answers()
                ? proofs.ask(
                                MobileNumber.parse(typed.phone()),
                                ProofPurpose.SIGN_IN,
                                proof.answered(),
                                CurrentAddress.get())
                        .map(asked -> page(typed, asked.handle(), Faults.NONE, language))
                : Uni.createFrom().item(question(typed, language));
    }

    /** A name that was mistyped costs no second message. */
    private Uni<RestResponse<TemplateInstance>> enter(TypedPerson proved, Language language) {
        return signIn.signIn(proved.read())
                .map(session -> Answers.seeOther("/my", cookie.of(session.session())))
                .onFailure(ProblemException.class)
                .recoverWithItem(failure -> again(failures.named(failure), proved, TypedProof.NONE, language));
    }

    private RestResponse<TemplateInstance> question(TypedPerson typed, Language language) {
        return Answers.personal(new OwnSignInPage(language, typed, proofs.question(), null, Faults.NONE));
    }

    private static RestResponse<TemplateInstance> page(
            TypedPerson typed, String handle, Faults faults, Language language) {
        return Answers.personal(new OwnSignInPage(language, typed, null, handle, faults));
    }

    private RestResponse<TemplateInstance> again(
            ProblemException problem, TypedPerson typed, TypedProof proof, Language language) {
        String title = Problems.title(problem.type(), language);
        String advice = Problems.advice(problem.type(), language);
        if (problem.type() == ProofProblem.PUZZLE_REFUSED) {
            var page = new OwnSignInPage(language, typed, proofs.question(), null, Faults.at("answer", title, advice));
            return Answers.refused(problem, page);
        }
        if (problem.type() == ProofProblem.PHONE_CODE_REFUSED) {
            var page = new OwnSignInPage(language, typed, null, proof.handle(), Faults.at("code", title, advice));
            return Answers.refused(problem, page);
        }
        boolean spent = problem.type() == ProofProblem.PHONE_PROOF_REFUSED;
        var faults = Faults.of(problem, Map.of(), language);
        return Answers.refused(
                problem, new OwnSignInPage(language, spent ? typed.withProof(null) : typed, null, null, faults));
    }
}
