package org.boai.enroll.disclosure;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Turns;
import org.boai.enroll.security.Work;

/**
 * Prints the application form of a member: a disclosure of all fields like any other, with its reason, limit and record, and
 * of a minor with the approval of another person. One is drawn at a time, off the event loop and after the transaction.
 */
@ApplicationScoped
public class FormService {
    private static final int WAITING = 32;

    private final DisclosureService disclosures;
    private final FormProjection forms;
    private final Work work;
    private final Vertx vertx;
    private final Clock clock;
    private final Turns drawing = new Turns(1, WAITING);

    FormService(DisclosureService disclosures, FormProjection forms, Work work, Vertx vertx, Clock clock) {
        this.disclosures = disclosures;
        this.forms = forms;
        this.work = work;
        this.vertx = vertx;
        this.clock = clock;
    }

    /**
     * @throws ProblemException {@code disclosure-waiting} with the {@code disclosure} of a minor, under which it is printed
     *     once another person has approved it; and as {@link DisclosureService#ask}
     */
    public Uni<PrintedForm> print(UUID member, PrintForm request, Caller caller) {
        return disclosures
                .ask(Subject.member(member), request.allFields(), caller)
                .invoke(FormService::requireGiven)
                .chain(view -> drawn(view, member, caller));
    }

    private static void requireGiven(DisclosureView view) {
        if (view.waiting()) {
            throw ProblemException.of(DisclosureProblem.DISCLOSURE_WAITING)
                    .with("disclosure", view.id().toString());
        }
    }

    /**
     * Of a minor, under an approved disclosure, by the one who asked; what was not asked for is left out.
     *
     * @throws ProblemException as {@link DisclosureService#read}; {@code member-unknown} when it is about an application
     */
    public Uni<PrintedForm> printApproved(UUID disclosure, Caller caller) {
        return disclosures
                .memberOf(disclosure, caller)
                .chain(member -> disclosures.read(disclosure, caller).chain(view -> drawn(view, member, caller)));
    }

    private Uni<PrintedForm> drawn(DisclosureView view, UUID member, Caller caller) {
        return work.in(caller.scope(), () -> forms.facts(member))
                .map(facts -> new ApplicationForm(
                        facts,
                        view.values(),
                        caller.username() + "　" + caller.organizationName(),
                        LocalDateTime.now(clock)))
                .chain(form -> drawing.take(() -> vertx.executeBlocking(form::pdf, false)))
                .map(pdf -> new PrintedForm(view.id(), pdf));
    }
}
