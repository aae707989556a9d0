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
import org.boai.enroll.member.SignInByWeChat;
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

    static RestResponse<TemplateInstance> empty(boolean inWeChat, Language language) {
        return Answers.personal(new OwnSignInPage(language, TypedPerson.NOBODY, null, null, inWeChat, Faults.NONE));
    }

    /** Who has asked this WeChat to be remembered is in at once; everybody else says who they are. */
    Uni<RestResponse<TemplateInstance>> first(String weChatSession, Language language) {
        if (weChatSession == null || weChatSession.isBlank()) {
            return Uni.createFrom().item(empty(false, language));
        }
        return signIn.signIn(new SignInByWeChat(weChatSession))
                .map(session -> Answers.seeOther("/my", cookie.of(session.session())))
                .onFailure(ProblemException.class)
                .recoverWithItem(() -> empty(true, language));
    }

    /** What somebody looks with. @param weChatSession of WeChat's browser, or null */
    record Browser(String weChatSession, Language language) {
        boolean inWeChat() {
            return weChatSession != null && !weChatSession.isBlank();
        }

        @Override
        public String toString() {
            return "Browser[" + language + "]";
        }
    }

    /** One step on. */
    Uni<RestResponse<TemplateInstance>> step(TypedPerson typed, TypedProof proof, Browser browser) {
        return Uni.createFrom()
                .deferred(() -> {
                    requireReadable(typed.read(null));
                    return next(typed, proof, browser);
                })
                .onFailure()
                .recoverWithItem(failure -> again(failures.named(failure), typed, proof, browser));
    }

    private void requireReadable(SignInAsPerson person) {
        var errors = new LinkedHashSet<FieldError>(Violations.errors(validator.validate(person)));
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(FormCheck.inOrder(errors));
        }
    }

    private Uni<RestResponse<TemplateInstance>> next(TypedPerson typed, TypedProof proof, Browser browser) {
        if (typed.isProved()) {
            return enter(typed, browser);
        }
        if (proof.holdsCode()) {
            return proofs.confirm(proof.confirmation())
                    .map(PhoneProof::phoneProof)
                    .chain(good -> enter(typed.withProof(good), browser));
        }
        return proof.answers()
                ? proofs.ask(
                                MobileNumber.parse(typed.phone()),
                                ProofPurpose.SIGN_IN,
                                proof.answered(),
                                CurrentAddress.get())
                        .map(asked -> page(typed, asked.handle(), Faults.NONE, browser))
                : Uni.createFrom().item(question(typed, browser));
    }

    /** A name that was mistyped costs no second message. */
    private Uni<RestResponse<TemplateInstance>> enter(TypedPerson proved, Browser browser) {
        return signIn.signIn(proved.read(browser.weChatSession()))
                .map(session -> Answers.seeOther("/my", cookie.of(session.session())))
                .onFailure(ProblemException.class)
                .recoverWithItem(failure -> again(failures.named(failure), proved, TypedProof.NONE, browser));
    }

    private RestResponse<TemplateInstance> question(TypedPerson typed, Browser browser) {
        return Answers.personal(
                new OwnSignInPage(browser.language(), typed, proofs.question(), null, browser.inWeChat(), Faults.NONE));
    }

    private static RestResponse<TemplateInstance> page(
            TypedPerson typed, String handle, Faults faults, Browser browser) {
        return Answers.personal(new OwnSignInPage(browser.language(), typed, null, handle, browser.inWeChat(), faults));
    }

    private RestResponse<TemplateInstance> again(
            ProblemException problem, TypedPerson typed, TypedProof proof, Browser browser) {
        Language language = browser.language();
        String title = Problems.title(problem.type(), language);
        String advice = Problems.advice(problem.type(), language);
        if (problem.type() == ProofProblem.PUZZLE_REFUSED) {
            var page = new OwnSignInPage(
                    language, typed, proofs.question(), null, browser.inWeChat(), Faults.at("answer", title, advice));
            return Answers.refused(problem, page);
        }
        if (problem.type() == ProofProblem.PHONE_CODE_REFUSED) {
            var page = new OwnSignInPage(
                    language, typed, null, proof.handle(), browser.inWeChat(), Faults.at("code", title, advice));
            return Answers.refused(problem, page);
        }
        boolean spent = problem.type() == ProofProblem.PHONE_PROOF_REFUSED;
        var faults = Faults.of(problem, Map.of(), language);
        return Answers.refused(
                problem,
                new OwnSignInPage(
                        language, spent ? typed.withProof(null) : typed, null, null, browser.inWeChat(), faults));
    }
}
