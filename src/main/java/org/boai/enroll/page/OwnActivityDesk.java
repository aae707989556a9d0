package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.activity.CalendarService;
import org.boai.enroll.activity.OwnActivityView;
import org.boai.enroll.activity.OwnCalendar;
import org.boai.enroll.activity.SignUpService;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberProblem;
import org.boai.enroll.page.OwnDesk.Visitor;
import org.boai.enroll.security.PersonSession;
import org.jboss.resteasy.reactive.RestResponse;

/** A member's activities: seen, signed up for, cancelled; and the address of the calendar with them. */
@ApplicationScoped
class OwnActivityDesk {
    private static final int OFFERS = 20;

    private final OwnDesk desk;
    private final OwnCookie cookie;
    private final SignUpService activities;
    private final CalendarService calendars;
    private final GuardianDesk guardians;
    private final Clock clock;

    OwnActivityDesk(
            OwnDesk desk,
            OwnCookie cookie,
            SignUpService activities,
            CalendarService calendars,
            GuardianDesk guardians,
            Clock clock) {
        this.desk = desk;
        this.cookie = cookie;
        this.activities = activities;
        this.calendars = calendars;
        this.guardians = guardians;
        this.clock = clock;
    }

    /** @param after where the offers go on, or null */
    Uni<RestResponse<TemplateInstance>> activities(Visitor visitor, String after) {
        return desk.with(visitor, person -> calendar(person)
                .chain(calendar -> page(person, after, calendar, visitor.language()))
                .map(Answers::personal));
    }

    /** Whoever is no member any more has none, and still sees what was. */
    private Uni<OwnCalendar> calendar(PersonSession person) {
        return calendars
                .own(person)
                .onFailure(failure ->
                        failure instanceof ProblemException problem && problem.type() == MemberProblem.NOT_A_MEMBER)
                .recoverWithItem(new OwnCalendar(null, null));
    }

    private Uni<OwnActivitiesPage> page(PersonSession person, String after, OwnCalendar calendar, Language language) {
        return activities.own(null, Page.LIMIT, person).chain(own -> activities
                .offers(after, OFFERS, person)
                .map(offers -> new OwnActivitiesPage(
                        language,
                        rows(own.items(), language),
                        rows(offers.items(), language),
                        offers.next(),
                        calendar.madeAt() != null,
                        calendar.address(),
                        cookie.token(person))));
    }

    private List<OwnActivityRow> rows(List<OwnActivityView> views, Language language) {
        var now = OffsetDateTime.now(clock);
        return views.stream()
                .map(view -> OwnActivityRow.of(view, now, language))
                .toList();
    }

    Uni<RestResponse<TemplateInstance>> makeCalendar(Visitor visitor) {
        return desk.changing(visitor, person -> calendars
                .renew(person)
                .chain(calendar -> page(person, null, calendar, visitor.language()))
                .map(Answers::personal));
    }

    Uni<RestResponse<TemplateInstance>> endCalendar(Visitor visitor) {
        return desk.changing(
                visitor, person -> calendars.revoke(person).map(done -> Answers.seeOther("/my/activities")));
    }

    Uni<RestResponse<TemplateInstance>> activity(UUID id, Visitor visitor) {
        return desk.with(visitor, person -> guardians.page(id, person, visitor).map(Answers::personal));
    }

    Uni<RestResponse<TemplateInstance>> signUp(UUID id, TypedGuardian typed, Visitor visitor) {
        return desk.changing(visitor, person -> guardians.step(id, typed, person, visitor));
    }

    Uni<RestResponse<TemplateInstance>> cancel(UUID id, Visitor visitor) {
        return desk.changing(
                visitor, person -> activities.cancel(id, person).map(done -> Answers.seeOther("/my/activities/" + id)));
    }
}
