package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.CardService;
import org.boai.enroll.member.CardView;
import org.boai.enroll.member.CheckCard;
import org.boai.enroll.member.MemberProblem;
import org.boai.enroll.member.PersonSignIn;
import org.boai.enroll.privacy.Purpose;
import org.boai.enroll.rights.GiveConsent;
import org.boai.enroll.rights.LeavingService;
import org.boai.enroll.rights.OwnConsentService;
import org.boai.enroll.rights.OwnDataService;
import org.boai.enroll.rights.RightsService;
import org.boai.enroll.security.PersonSession;
import org.boai.enroll.security.PersonSessions;
import org.jboss.resteasy.reactive.RestResponse;

/** A person's own pages, through the services that the JSON API uses. Without a session each leads to the sign-in. */
@ApplicationScoped
class OwnDesk {
    private final PersonSessions sessions;
    private final PersonSignIn signIn;
    private final CardService cards;
    private final OwnDataService data;
    private final OwnConsentService consents;
    private final RightsService rights;
    private final LeavingService leaving;
    private final WishCheck wishes;
    private final OwnCookie cookie;
    private final ProblemPages problems;

    OwnDesk(
            PersonSessions sessions,
            PersonSignIn signIn,
            CardService cards,
            OwnDataService data,
            OwnConsentService consents,
            RightsService rights,
            LeavingService leaving,
            WishCheck wishes,
            OwnCookie cookie,
            ProblemPages problems) {
        this.sessions = sessions;
        this.signIn = signIn;
        this.cards = cards;
        this.data = data;
        this.consents = consents;
        this.rights = rights;
        this.leaving = leaving;
        this.wishes = wishes;
        this.cookie = cookie;
        this.problems = problems;
    }

    /** Who came, and in which language. @param token of the form, or null when none was sent */
    record Visitor(String session, String token, Language language) {
        @Override
        public String toString() {
            return "Visitor[" + language + "]";
        }
    }

    Uni<RestResponse<TemplateInstance>> with(
            Visitor visitor, Function<PersonSession, Uni<RestResponse<TemplateInstance>>> page) {
        var empty = OwnSignInDesk.empty(false, visitor.language());
        return with(visitor, () -> Uni.createFrom().item(empty), page);
    }

    private Uni<RestResponse<TemplateInstance>> with(
            Visitor visitor,
            Supplier<Uni<RestResponse<TemplateInstance>>> stranger,
            Function<PersonSession, Uni<RestResponse<TemplateInstance>>> page) {
        return Uni.createFrom()
                .deferred(() -> found(visitor))
                .chain(session -> session == null ? stranger.get() : page.apply(session))
                .onFailure()
                .recoverWithUni(failure -> problems.of(failure, Visit.reading(visitor.language())));
    }

    /** The form must be ours. */
    Uni<RestResponse<TemplateInstance>> changing(
            Visitor visitor, Function<PersonSession, Uni<RestResponse<TemplateInstance>>> page) {
        return with(visitor, session -> {
            cookie.requireOurs(visitor.token(), session);
            return page.apply(session);
        });
    }

    /** @return null without a session */
    Uni<PersonSession> found(Visitor visitor) {
        String session = visitor.session();
        return session == null || session.isBlank() ? Uni.createFrom().nullItem() : sessions.find(session);
    }

    /** @param stranger what whoever has no session gets */
    Uni<RestResponse<TemplateInstance>> home(
            Visitor visitor, Function<Language, Uni<RestResponse<TemplateInstance>>> stranger) {
        return with(visitor, () -> stranger.apply(visitor.language()), person -> cardOrNone(person)
                .chain(card -> data.timeline(person)
                        .map(events -> Answers.personal(new OwnHomePage(
                                visitor.language(),
                                card,
                                events.stream()
                                        .map(event -> OwnWords.event(event, visitor.language()))
                                        .toList(),
                                cookie.token(person))))));
    }

    private Uni<CardView> cardOrNone(PersonSession person) {
        return cards.card(person)
                .onFailure(failure ->
                        failure instanceof ProblemException problem && problem.type() == MemberProblem.NOT_A_MEMBER)
                .recoverWithNull();
    }

    Uni<RestResponse<TemplateInstance>> card(Visitor visitor) {
        return with(visitor, person -> cards.card(person)
                .map(card -> Answers.personal(new OwnCardPage(visitor.language(), card))));
    }

    /** A new one each time. @return null without a session, or a card */
    Uni<String> picture(Visitor visitor) {
        return found(visitor)
                .chain(session -> session == null ? Uni.createFrom().nullItem() : cards.picture(session));
    }

    /** For whoever scans a card. */
    Uni<RestResponse<TemplateInstance>> check(String handle, Language language) {
        return cards.check(new CheckCard(handle))
                .map(card -> Answers.personal(new CardCheckPage(language, card.valid())))
                .onFailure()
                .recoverWithUni(failure -> problems.of(failure, Visit.reading(language)));
    }

    Uni<RestResponse<TemplateInstance>> copy(Visitor visitor) {
        return with(visitor, person -> data.copy(person)
                .map(copy -> Answers.personal(new OwnCopyPage(
                        visitor.language(),
                        OwnWords.moment(copy.madeAt()),
                        OwnWords.sections(copy, visitor.language())))));
    }

    Uni<RestResponse<TemplateInstance>> consents(Visitor visitor) {
        return with(visitor, person -> consents.own(person, visitor.language())
                .map(own -> Answers.personal(new OwnConsentsPage(visitor.language(), own, cookie.token(person)))));
    }

    Uni<RestResponse<TemplateInstance>> withdraw(Purpose purpose, Visitor visitor) {
        return changing(
                visitor, person -> consents.withdraw(purpose, person).map(done -> Answers.seeOther("/my/consents")));
    }

    Uni<RestResponse<TemplateInstance>> give(Purpose purpose, String version, Visitor visitor) {
        return changing(visitor, person -> consents.give(
                        purpose, new GiveConsent(version == null ? "" : version), person, visitor.language())
                .map(done -> Answers.seeOther("/my/consents")));
    }

    Uni<RestResponse<TemplateInstance>> requests(Visitor visitor) {
        return with(visitor, person -> requests(person, TypedWish.NOTHING, Faults.NONE, visitor)
                .map(Answers::personal));
    }

    private Uni<OwnRequestsPage> requests(PersonSession person, TypedWish typed, Faults faults, Visitor visitor) {
        return rights.own(person)
                .map(views -> new OwnRequestsPage(
                        visitor.language(),
                        views.stream()
                                .map(view -> OwnWords.request(view, visitor.language()))
                                .toList(),
                        typed,
                        faults,
                        cookie.token(person)));
    }

    Uni<RestResponse<TemplateInstance>> ask(TypedWish typed, Visitor visitor) {
        return changing(visitor, person -> Uni.createFrom()
                .deferred(() -> rights.ask(wishes.checked(typed), person))
                .map(done -> Answers.seeOther("/my/requests"))
                .onFailure(ProblemException.class)
                .recoverWithUni(failure -> refused((ProblemException) failure, person, typed, visitor)));
    }

    private Uni<RestResponse<TemplateInstance>> refused(
            ProblemException problem, PersonSession person, TypedWish typed, Visitor visitor) {
        var faults = Faults.of(problem, Map.of(), visitor.language());
        return requests(person, typed, faults, visitor).map(page -> Answers.refused(problem, page));
    }

    Uni<RestResponse<TemplateInstance>> leaving(Visitor visitor) {
        return with(visitor, person -> Uni.createFrom()
                .item(Answers.personal(new OwnLeavingPage(visitor.language(), null, cookie.token(person)))));
    }

    Uni<RestResponse<TemplateInstance>> leave(Visitor visitor) {
        return changing(visitor, person -> leaving.leave(person)
                .map(done -> Answers.personal(new OwnLeavingPage(visitor.language(), done, cookie.token(person)))));
    }

    /** No WeChat signs in any more, this one neither. */
    Uni<RestResponse<TemplateInstance>> forgetWeChat(Visitor visitor) {
        return changing(visitor, person -> signIn.forgetWeChat(person)
                .map(done -> Answers.seeOther("/my", cookie.weChatGone())));
    }

    Uni<RestResponse<TemplateInstance>> signOut(Visitor visitor) {
        return changing(visitor, person -> signIn.signOut(person)
                .map(done -> Answers.seeOther("/my", cookie.gone(), cookie.weChatGone())));
    }
}
