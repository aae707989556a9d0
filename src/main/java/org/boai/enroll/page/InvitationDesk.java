package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.boai.enroll.code.InvitationCard;
import org.boai.enroll.code.InvitationLookup;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.security.CurrentAddress;
import org.boai.enroll.security.Limit;
import org.boai.enroll.security.LimitsConfig;
import org.boai.enroll.security.SharedCounts;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Begins an application with what an invitation fills in. The token goes into the draft, which is sealed, and into no other
 * address; it is used up when the application is sent, and not before.
 */
@ApplicationScoped
class InvitationDesk {
    private final InvitationLookup invitations;
    private final DraftDesk drafts;
    private final ProblemPages problems;
    private final SharedCounts counts;
    private final LimitsConfig limits;

    InvitationDesk(
            InvitationLookup invitations,
            DraftDesk drafts,
            ProblemPages problems,
            SharedCounts counts,
            LimitsConfig limits) {
        this.invitations = invitations;
        this.drafts = drafts;
        this.problems = problems;
        this.counts = counts;
        this.limits = limits;
    }

    Uni<RestResponse<TemplateInstance>> look(String token, Visit visit) {
        return invitations
                .card(token)
                .map(card -> Answers.personal(
                        new InvitationPage(visit.language(), token, card, new PersonName(card.fullName()).masked())))
                .onFailure()
                .recoverWithUni(failure -> sentOr(failure, visit));
    }

    /** Whoever has sent it and comes back to it is led to the receipt. */
    private Uni<RestResponse<TemplateInstance>> sentOr(Throwable failure, Visit visit) {
        return drafts.of(visit)
                .onFailure()
                .recoverWithNull()
                .chain(draft -> draft == null || draft.sent() == null
                        ? problems.of(failure, visit)
                        : Uni.createFrom()
                                .item(Answers.seeOther("/s/" + draft.sent().receipt())));
    }

    /** What was typed under the same invitation stays. */
    Uni<RestResponse<TemplateInstance>> begin(String token, Visit visit) {
        return Uni.createFrom()
                .deferred(() -> {
                    counts.take(Limit.changes(limits), CurrentAddress.get());
                    return invitations.card(token);
                })
                .chain(card -> drafts.of(visit)
                        .chain(draft -> draft != null && draft.invitedBy(token)
                                ? Uni.createFrom().item(Steps.onward(visit.through(card.code()), draft))
                                : begin(token, card, visit)))
                .onFailure()
                .recoverWithUni(failure -> sentOr(failure, visit));
    }

    private Uni<RestResponse<TemplateInstance>> begin(String token, InvitationCard card, Visit visit) {
        var who = new TypedWho(card.fullName(), card.phone(), null);
        var place = card.residence() == null
                ? TypedPlace.NOWHERE
                : new TypedPlace(card.residence().regionCode(), null);
        return drafts.begin(visit, Draft.invited(new Draft.Invited(token, who, place)))
                .map(cookie -> Answers.seeOther(visit.through(card.code()).at(Step.WHO.path()), cookie));
    }
}
