package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.activity.ActivityProblem;
import org.boai.enroll.activity.SignUp;
import org.boai.enroll.activity.SignUpService;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.page.OwnDesk.Visitor;
import org.boai.enroll.proof.PhoneProof;
import org.boai.enroll.proof.ProofProblem;
import org.boai.enroll.proof.ProofPurpose;
import org.boai.enroll.proof.ProofService;
import org.boai.enroll.proof.Question;
import org.boai.enroll.security.CurrentAddress;
import org.boai.enroll.security.PersonSession;
import org.boai.enroll.web.Failures;
import org.boai.enroll.web.Problems;
import org.jboss.resteasy.reactive.RestResponse;

/** Signs up for an activity; for a minor the page asks for a guardian, who consents with the code that comes to the phone. */
@ApplicationScoped
class GuardianDesk {
    private final SignUpService activities;
    private final ProofService proofs;
    private final OwnCookie cookie;
    private final Failures failures;
    private final Clock clock;

    GuardianDesk(SignUpService activities, ProofService proofs, OwnCookie cookie, Failures failures, Clock clock) {
        this.activities = activities;
        this.proofs = proofs;
        this.cookie = cookie;
        this.failures = failures;
        this.clock = clock;
    }

    /** What the page asks for: nothing, a guardian, or the code. */
    private record Asks(Question question, String handle, Faults faults) {
        static final Asks NOTHING = new Asks(null, null, Faults.NONE);
    }

    Uni<OwnActivityPage> page(UUID id, PersonSession person, Visitor visitor) {
        return page(id, person, TypedGuardian.NONE, Asks.NOTHING, visitor);
    }

    private Uni<OwnActivityPage> page(UUID id, PersonSession person, TypedGuardian typed, Asks asks, Visitor visitor) {
        return activities
                .get(id, person)
                .map(view -> new OwnActivityPage(
                        visitor.language(),
                        OwnActivityRow.of(view, OffsetDateTime.now(clock), visitor.language()),
                        typed,
                        asks.question(),
                        asks.handle(),
                        asks.faults(),
                        cookie.token(person)));
    }

    /** One step on. */
    Uni<RestResponse<TemplateInstance>> step(UUID id, TypedGuardian typed, PersonSession person, Visitor visitor) {
        return Uni.createFrom()
                .deferred(() -> next(id, typed, person, visitor))
                .onFailure(ProblemException.class)
                .recoverWithUni(failure -> again(failures.named(failure), id, typed, person, visitor));
    }

    private Uni<RestResponse<TemplateInstance>> next(
            UUID id, TypedGuardian typed, PersonSession person, Visitor visitor) {
        if (typed.isAbsent()) {
            return signUp(id, new SignUp(null), person);
        }
        typed.requireRight();
        if (typed.proof().holdsCode()) {
            return proofs.confirm(typed.proof().confirmation())
                    .map(PhoneProof::phoneProof)
                    .chain(proof -> signUp(id, new SignUp(typed.with(proof)), person));
        }
        if (!typed.proof().answers()) {
            throw ProblemException.of(ProofProblem.PUZZLE_REFUSED);
        }
        return activities
                .requireAnother(typed.name(), person)
                .chain(() -> proofs.ask(
                        typed.number(), ProofPurpose.GUARDIAN, typed.proof().answered(), CurrentAddress.get()))
                .chain(asked -> page(id, person, typed, new Asks(null, asked.handle(), Faults.NONE), visitor))
                .map(Answers::personal);
    }

    private Uni<RestResponse<TemplateInstance>> signUp(UUID id, SignUp request, PersonSession person) {
        return activities.signUp(id, request, person).map(done -> Answers.seeOther("/my/activities/" + id));
    }

    private Uni<RestResponse<TemplateInstance>> again(
            ProblemException problem, UUID id, TypedGuardian typed, PersonSession person, Visitor visitor) {
        if (problem.type() == ActivityProblem.GUARDIAN_CONSENT_REQUIRED) {
            return page(id, person, typed, asksWho(Faults.NONE), visitor).map(Answers::personal);
        }
        Asks asks = asksAgain(problem, typed, visitor);
        return asks == null
                ? Uni.createFrom().failure(problem)
                : page(id, person, typed, asks, visitor).map(page -> Answers.refused(problem, page));
    }

    private Asks asksWho(Faults faults) {
        return new Asks(proofs.question(), null, faults);
    }

    /** @return null for what is no fault of the form */
    private Asks asksAgain(ProblemException problem, TypedGuardian typed, Visitor visitor) {
        String title = Problems.title(problem.type(), visitor.language());
        String advice = Problems.advice(problem.type(), visitor.language());
        if (problem.type() == ProofProblem.PUZZLE_REFUSED) {
            return asksWho(Faults.at("answer", title, advice));
        }
        if (problem.type() == ProofProblem.PHONE_CODE_REFUSED) {
            return new Asks(null, typed.proof().handle(), Faults.at("code", title, advice));
        }
        return problem.type() == CommonProblem.REQUEST_INVALID
                ? asksWho(Faults.of(problem, Map.of(), visitor.language()))
                : null;
    }
}
