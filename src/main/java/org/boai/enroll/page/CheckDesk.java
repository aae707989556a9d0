package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Set;
import org.boai.enroll.application.ApplicationProblem;
import org.boai.enroll.code.InvitationProblem;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ProblemType;
import org.boai.enroll.privacy.ConsentService;
import org.boai.enroll.proof.ProofProblem;
import org.boai.enroll.web.IdempotencyProblem;
import org.jboss.resteasy.reactive.RestResponse;

/** Shows the answers once more, and sends them: to the receipt, to the proof of the phone, or back with what is wrong. */
@ApplicationScoped
class CheckDesk {
    /** After these the key of the draft can never succeed. */
    private static final Set<ProblemType> KEY_SPENT =
            Set.of(ApplicationProblem.PLACEMENT_CHANGED, IdempotencyProblem.IDEMPOTENCY_KEY_MISSING);

    private static final Set<ProblemType> WANT_A_PROOF =
            Set.of(ApplicationProblem.PHONE_PROOF_REQUIRED, ProofProblem.PHONE_PROOF_REFUSED);

    private final Steps steps;
    private final DraftDesk drafts;
    private final CheckPages pages;
    private final Sending sending;
    private final ConsentService consents;

    CheckDesk(Steps steps, DraftDesk drafts, CheckPages pages, Sending sending, ConsentService consents) {
        this.steps = steps;
        this.drafts = drafts;
        this.pages = pages;
        this.sending = sending;
        this.consents = consents;
    }

    Uni<RestResponse<TemplateInstance>> page(Visit visit) {
        return steps.show(Step.CHECK, visit, draft -> pages.of(
                        visit,
                        draft,
                        Objects.requireNonNullElse(draft.agreement(), TypedAgreement.NONE),
                        texts -> Faults.NONE)
                .map(Answers::personal));
    }

    Uni<RestResponse<TemplateInstance>> take(Visit visit, TypedAgreement typed) {
        return steps.take(
                Step.CHECK,
                visit,
                draft -> agreed(visit, draft, typed),
                problem -> changed(problem)
                        ? steps.show(Step.CHECK, visit, draft -> page(visit, draft, TypedAgreement.NONE, problem))
                        : Uni.createFrom().item(RetryPage.of(problem, visit, Step.CHECK, RetryPage.fields(typed))));
    }

    /** Only what was before somebody's eyes is sent: another tab may have changed it since. */
    private Uni<RestResponse<TemplateInstance>> agreed(Visit visit, Draft draft, TypedAgreement typed) {
        if (!draft.seen().equals(typed.seen())) {
            throw ProblemException.of(DraftProblem.DRAFT_CHANGED);
        }
        return consents.currentTexts()
                .map(texts -> Consents.known(Step.CHECK.purposes(), typed.consents(), texts))
                .chain(known -> send(visit, draft.with(typed.kept(known))));
    }

    private static boolean changed(ProblemException problem) {
        return problem.type() == DraftProblem.DRAFT_CHANGED;
    }

    /** @param draft with everything that was agreed to */
    Uni<RestResponse<TemplateInstance>> send(Visit visit, Draft draft) {
        return sending.send(visit, draft)
                .onFailure(ProblemException.class)
                .recoverWithUni(failure -> again((ProblemException) failure, visit, draft));
    }

    private Uni<RestResponse<TemplateInstance>> again(ProblemException problem, Visit visit, Draft draft) {
        if (WANT_A_PROOF.contains(problem.type())) {
            return drafts.keep(visit, draft.proving(null)).replaceWith(() -> Answers.seeOther(visit.at("/proof")));
        }
        if (ProblemPages.aboutCode(problem)) {
            return Uni.createFrom().failure(problem);
        }
        if (problem.type() == IdempotencyProblem.IDEMPOTENCY_KEY_REUSED) {
            return sending.sentMeanwhile(visit)
                    .chain(receipt -> receipt == null
                            ? withNewKey(problem, visit, draft)
                            : Uni.createFrom().item(Answers.seeOther(receipt)));
        }
        if (problem.type() == InvitationProblem.INVITATION_REFUSED) {
            return drafts.keep(visit, draft.withoutInvitation())
                    .chain(kept -> page(visit, kept, kept.agreement(), problem));
        }
        return KEY_SPENT.contains(problem.type())
                ? withNewKey(problem, visit, draft)
                : page(visit, draft, draft.agreement(), problem);
    }

    private Uni<RestResponse<TemplateInstance>> withNewKey(ProblemException problem, Visit visit, Draft draft) {
        return drafts.keep(visit, draft.withNewKey()).chain(kept -> page(visit, kept, kept.agreement(), problem));
    }

    private Uni<RestResponse<TemplateInstance>> page(
            Visit visit, Draft draft, TypedAgreement agreement, ProblemException problem) {
        return pages.of(visit, draft, agreement, texts -> Faults.of(problem, texts, visit.language()))
                .map(page -> Answers.refused(problem, page));
    }
}
