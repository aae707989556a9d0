package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.boai.enroll.application.ApplicationProblem;
import org.boai.enroll.application.ApplicationService;
import org.boai.enroll.code.CodeProblem;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ProblemType;
import org.boai.enroll.routing.RoutingProblem;
import org.boai.enroll.security.CurrentAddress;
import org.boai.enroll.security.Limit;
import org.boai.enroll.security.LimitsConfig;
import org.boai.enroll.security.SharedCounts;
import org.boai.enroll.web.Failures;
import org.boai.enroll.web.IdempotencyProblem;
import org.boai.enroll.web.Problems;
import org.boai.enroll.web.StoredAnswer;
import org.jboss.resteasy.reactive.RestResponse;

/** Hands out the form and takes it in: to the receipt, or back with everything that was typed. */
@ApplicationScoped
class FormDesk {
    /** After these the key of the form can never succeed. */
    private static final Set<ProblemType> KEY_SPENT = Set.of(
            ApplicationProblem.PLACEMENT_CHANGED,
            IdempotencyProblem.IDEMPOTENCY_KEY_REUSED,
            IdempotencyProblem.IDEMPOTENCY_KEY_MISSING);

    private final Forms forms;
    private final FormCheck check;
    private final ApplicationService applications;
    private final ProofDesk proofs;
    private final ProblemPages problems;
    private final Failures failures;
    private final SharedCounts counts;
    private final LimitsConfig limits;

    FormDesk(
            Forms forms,
            FormCheck check,
            ApplicationService applications,
            ProofDesk proofs,
            ProblemPages problems,
            Failures failures,
            SharedCounts counts,
            LimitsConfig limits) {
        this.forms = forms;
        this.check = check;
        this.applications = applications;
        this.proofs = proofs;
        this.problems = problems;
        this.failures = failures;
        this.counts = counts;
        this.limits = limits;
    }

    Uni<RestResponse<TemplateInstance>> empty(Visit visit, String residence, String affiliation) {
        var empty = TypedApplication.empty(residence, affiliation);
        return Uni.createFrom()
                .deferred(() -> forms.first(visit, empty))
                .map(Answers::personal)
                .onFailure()
                .recoverWithUni(failure -> nowhere(failures.named(failure), visit, empty));
    }

    /** A code that was right is worth its proof from then on, whatever becomes of the application. */
    Uni<RestResponse<TemplateInstance>> submit(Visit visit, TypedApplication typed, TypedProof proof) {
        return Uni.createFrom()
                .deferred(() -> {
                    counts.take(Limit.changes(limits), CurrentAddress.get());
                    // no code is tried for a form that cannot be sent
                    check.complete(FormReading.of(visit.code(), typed));
                    return proofs.proved(typed, proof);
                })
                .chain(proved -> Uni.createFrom()
                        .deferred(() -> send(visit, proved))
                        .map(answer -> Answers.seeOther(answer.location()))
                        .onFailure()
                        .recoverWithUni(failure -> again(failures.named(failure), visit, proved, proof)))
                .onFailure()
                .recoverWithUni(failure -> again(failures.named(failure), visit, typed, proof));
    }

    private Uni<StoredAnswer> send(Visit visit, TypedApplication typed) {
        var request = check.complete(FormReading.of(visit.code(), typed));
        return applications.submit(typed.idempotencyKey(), request);
    }

    private Uni<RestResponse<TemplateInstance>> again(
            ProblemException problem, Visit visit, TypedApplication typed, TypedProof proof) {
        if (proofs.isAbout(problem, typed, proof)) {
            return proofs.next(problem, visit, typed, proof);
        }
        if (problem.type() instanceof CodeProblem) {
            return throughTheProvince(problem, visit, typed);
        }
        if (ProblemPages.passing(problem)) {
            return Uni.createFrom().item(later(problem, visit, typed));
        }
        var kept = KEY_SPENT.contains(problem.type()) ? typed.withNewKey() : typed;
        return forms.again(visit, kept, problem)
                .map(page -> Answers.refused(problem, page))
                .onFailure()
                .recoverWithUni(failure -> without(failures.named(failure), visit, kept));
    }

    /** Not even the form can be shown. */
    private Uni<RestResponse<TemplateInstance>> without(ProblemException problem, Visit visit, TypedApplication typed) {
        return ProblemPages.passing(problem)
                ? Uni.createFrom().item(later(problem, visit, typed))
                : nowhere(problem, visit, typed);
    }

    private static RestResponse<TemplateInstance> later(ProblemException problem, Visit visit, TypedApplication typed) {
        return resend(problem, visit, typed, visit.language().pick("再次提交", "Send again"));
    }

    /** The poster ended while somebody was writing: the province's standing code takes the same form. */
    private Uni<RestResponse<TemplateInstance>> throughTheProvince(
            ProblemException problem, Visit visit, TypedApplication typed) {
        return problems.standingCode().chain(standing -> {
            if (standing == null || standing.equals(visit.code())) {
                return problems.of(problem, visit);
            }
            var other = new Visit(standing, visit.language());
            String button = visit.language().pick("从省红十字会的入口提交", "Send through the provincial society");
            return Uni.createFrom().item(resend(problem, other, typed.withNewKey(), button));
        });
    }

    private static RestResponse<TemplateInstance> resend(
            ProblemException problem, Visit visit, TypedApplication typed, String button) {
        String title = Problems.title(problem.type(), visit.language());
        String advice = Problems.advice(problem.type(), visit.language());
        return Answers.refused(problem, new RetryPage(visit, typed, title, advice, button));
    }

    /** Without a place there is no form: choose one first, or the part of it that is meant. */
    private Uni<RestResponse<TemplateInstance>> nowhere(ProblemException problem, Visit visit, TypedApplication typed) {
        boolean nothingChosen = typed.residence() == null || typed.residence().isBlank();
        return problem.type() == RoutingProblem.RESIDENCE_REQUIRED && nothingChosen
                ? Uni.createFrom().item(Answers.seeOther(visit.at("/residence")))
                : problems.of(problem, visit);
    }
}
