package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.boai.enroll.application.DisownApplications;
import org.boai.enroll.application.DisowningService;
import org.boai.enroll.application.FindSent;
import org.boai.enroll.application.SentApplications;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.proof.ProofProblem;
import org.boai.enroll.proof.ProofPurpose;
import org.boai.enroll.proof.ProofService;
import org.boai.enroll.security.CurrentAddress;
import org.boai.enroll.web.Failures;
import org.boai.enroll.web.Problems;
import org.jboss.resteasy.reactive.RestResponse;

/** Ends what somebody else sent with a number, step by step, without a script; a refused step is shown again. */
@ApplicationScoped
class NotMeDesk {
    private final ProofService proofs;
    private final DisowningService disownings;
    private final Failures failures;

    NotMeDesk(ProofService proofs, DisowningService disownings, Failures failures) {
        this.proofs = proofs;
        this.disownings = disownings;
        this.failures = failures;
    }

    RestResponse<TemplateInstance> first(Language language) {
        return Answers.personal(phone(TypedDisowning.NONE, Faults.NONE, language));
    }

    Uni<RestResponse<TemplateInstance>> next(TypedDisowning typed, Language language) {
        return Uni.createFrom()
                .deferred(() -> step(typed, language))
                .onFailure()
                .recoverWithItem(failure -> again(failures.named(failure), typed, language));
    }

    private Uni<RestResponse<TemplateInstance>> step(TypedDisowning typed, Language language) {
        String number = typed.number().value();
        if (typed.proved()) {
            return typed.chosen().isEmpty() ? nothingChosen(typed, language) : disown(typed, language);
        }
        if (typed.holdsCode()) {
            return proofs.confirm(typed.proof().confirmation())
                    .map(proof -> typed.withProof(proof.phoneProof()))
                    .chain(proved -> disownings
                            .find(new FindSent(number, proved.phoneProof()))
                            .map(sent -> Answers.personal(list(proved, sent, Faults.NONE, language))));
        }
        return proofs.ask(typed.number(), ProofPurpose.DISOWNING, typed.proof().answered(), CurrentAddress.get())
                .map(asked -> Answers.personal(code(typed, asked.handle(), Faults.NONE, language)));
    }

    private Uni<RestResponse<TemplateInstance>> disown(TypedDisowning typed, Language language) {
        return disownings
                .disown(new DisownApplications(typed.number().value(), typed.phoneProof(), typed.chosen()))
                .map(sent -> Answers.personal(
                        new NotMePage(language, TypedDisowning.NONE, null, null, sent, true, Faults.NONE)));
    }

    private Uni<RestResponse<TemplateInstance>> nothingChosen(TypedDisowning typed, Language language) {
        var problem = ProblemException.of(CommonProblem.REQUEST_INVALID);
        var fault = Faults.at(
                "applications",
                Problems.title(problem.type(), language),
                language.pick("请勾选不是您本人提交的申请。", "Please tick what you did not send."));
        return disownings
                .find(new FindSent(typed.number().value(), typed.phoneProof()))
                .map(sent -> Answers.refused(problem, list(typed, sent, fault, language)));
    }

    /** A code that was wrong may be typed again; everything else begins with a new question, the number kept. */
    private RestResponse<TemplateInstance> again(ProblemException problem, TypedDisowning typed, Language language) {
        boolean keepsCode = typed.holdsCode()
                && (problem.type() == ProofProblem.PHONE_CODE_REFUSED || ProblemPages.passing(problem));
        return Answers.refused(
                problem,
                keepsCode
                        ? code(typed, typed.handle(), fault(problem, "code", language), language)
                        : phone(typed, faults(problem, language), language));
    }

    private static Faults faults(ProblemException problem, Language language) {
        return problem.type() == ProofProblem.PUZZLE_REFUSED
                ? fault(problem, "answer", language)
                : Faults.of(problem, Map.of(), language);
    }

    private static Faults fault(ProblemException problem, String field, Language language) {
        return Faults.at(field, Problems.title(problem.type(), language), Problems.advice(problem.type(), language));
    }

    private NotMePage phone(TypedDisowning typed, Faults faults, Language language) {
        return new NotMePage(language, typed, proofs.question(), null, null, false, faults);
    }

    private static NotMePage code(TypedDisowning typed, String handle, Faults faults, Language language) {
        var asked = new TypedDisowning(typed.phone(), null, null, handle, null, null, null);
        return new NotMePage(language, asked, null, typed.number().masked(), null, false, faults);
    }

    private static NotMePage list(TypedDisowning typed, SentApplications sent, Faults faults, Language language) {
        return new NotMePage(language, typed, null, null, sent, false, faults);
    }
}
