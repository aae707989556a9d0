package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.boai.enroll.application.FollowApplication;
import org.boai.enroll.application.FollowingService;
import org.boai.enroll.application.ProgressView;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.proof.PhoneProof;
import org.boai.enroll.proof.ProofProblem;
import org.boai.enroll.proof.ProofPurpose;
import org.boai.enroll.proof.ProofService;
import org.boai.enroll.security.CurrentAddress;
import org.boai.enroll.web.Failures;
import org.boai.enroll.web.Problems;
import org.jboss.resteasy.reactive.RestResponse;

/** Follows an application, step by step and without a script; a refused step is shown again with what was typed. */
@ApplicationScoped
class FollowingDesk {
    private final ProofService proofs;
    private final FollowingService following;
    private final FollowingForms forms;
    private final Failures failures;

    FollowingDesk(ProofService proofs, FollowingService following, FollowingForms forms, Failures failures) {
        this.proofs = proofs;
        this.following = following;
        this.forms = forms;
        this.failures = failures;
    }

    /** What came with a step. */
    record Step(String receipt, TypedFollowing typed, TypedDetails details, Language language) {
        Step with(TypedFollowing next) {
            return new Step(receipt, next, details, language);
        }

        FollowApplication who() {
            return new FollowApplication(receipt, typed.phone(), typed.phoneProof());
        }

        @Override
        public String toString() {
            return "Step[…]";
        }
    }

    RestResponse<TemplateInstance> first(String receipt, Language language) {
        return Answers.personal(phone(
                new Step(StatusDesk.printed(receipt), TypedFollowing.NONE, TypedDetails.NONE, language), Faults.NONE));
    }

    Uni<RestResponse<TemplateInstance>> next(Step step) {
        return Uni.createFrom()
                .deferred(() -> taken(step))
                .onFailure()
                .recoverWithUni(failure -> again(failures.named(failure), step));
    }

    private Uni<RestResponse<TemplateInstance>> taken(Step step) {
        var number = step.typed().number();
        if (step.typed().isProved()) {
            return act(step);
        }
        if (TypedFollowing.given(step.typed().handle()) != null) {
            return proofs.confirm(step.typed().proof().confirmation())
                    .map(PhoneProof::phoneProof)
                    .chain(proof -> act(step.with(step.typed().proved(proof))));
        }
        return proofs.ask(number, ProofPurpose.STATUS, step.typed().proof().answered(), CurrentAddress.get())
                .map(asked -> Answers.personal(code(step, asked.handle(), Faults.NONE)));
    }

    private Uni<RestResponse<TemplateInstance>> act(Step step) {
        String act = TypedFollowing.given(step.typed().act());
        if ("answer".equals(act) && !step.typed().stillSearches()) {
            return forms.answer(step)
                    .chain(following::answer)
                    .chain(progress ->
                            done(step, progress, step.language().pick("已收到您补充的信息。", "We have got your answer.")));
        }
        if ("appeal".equals(act)) {
            return Uni.createFrom()
                    .deferred(() -> following.appeal(forms.appeal(step)))
                    .chain(progress ->
                            done(step, progress, step.language().pick("已收到您的申诉。", "We have got your appeal.")));
        }
        return following.look(step.who()).chain(progress -> shown(step, progress, Faults.NONE));
    }

    private Uni<RestResponse<TemplateInstance>> done(Step step, ProgressView progress, String what) {
        var bare = TypedFollowing.of(step.typed().phone(), null, step.typed().phoneProof());
        return forms.page(new Step(step.receipt(), bare, TypedDetails.NONE, step.language()), progress, what)
                .map(Answers::personal);
    }

    private Uni<RestResponse<TemplateInstance>> shown(Step step, ProgressView progress, Faults faults) {
        return forms.page(step, progress, null).map(page -> Answers.personal(forms.with(page, faults)));
    }

    /** Whoever is in stays in, with what was typed; a code may be typed again; all else begins anew. */
    private Uni<RestResponse<TemplateInstance>> again(ProblemException problem, Step step) {
        Language language = step.language();
        boolean lost = problem.type() == ProofProblem.PHONE_PROOF_REFUSED
                || problem.type().slug().equals("receipt-unknown")
                || problem.type().slug().equals("too-many-tries");
        if (step.typed().isProved() && !lost) {
            return following
                    .look(step.who())
                    .chain(progress -> forms.page(step, progress, null))
                    .map(page -> Answers.refused(
                            problem, forms.with(page, Faults.of(FollowingForms.named(problem), Map.of(), language))))
                    .onFailure()
                    .recoverWithItem(() -> Answers.refused(
                            problem, phone(step, Faults.of(FollowingForms.named(problem), Map.of(), language))));
        }
        if (problem.type() == ProofProblem.PHONE_CODE_REFUSED) {
            return Uni.createFrom()
                    .item(Answers.refused(problem, code(step, step.typed().handle(), at("code", problem, language))));
        }
        var faults = problem.type() == ProofProblem.PUZZLE_REFUSED
                ? at("answer", problem, language)
                : Faults.of(FollowingForms.named(problem), Map.of(), language);
        return Uni.createFrom().item(Answers.refused(problem, phone(step, faults)));
    }

    private static Faults at(String field, ProblemException problem, Language language) {
        return Faults.at(field, Problems.title(problem.type(), language), Problems.advice(problem.type(), language));
    }

    private FollowingPage phone(Step step, Faults faults) {
        var typed = step.typed().proved(null);
        return new FollowingPage(
                step.language(), step.receipt(), typed, step.details(), proofs.question(), null, null, faults);
    }

    private static FollowingPage code(Step step, String handle, Faults faults) {
        var typed = TypedFollowing.of(step.typed().phone(), handle, null);
        String masked = MobileNumber.parse(step.typed().phone()).masked();
        return new FollowingPage(step.language(), step.receipt(), typed, step.details(), null, masked, null, faults);
    }
}
