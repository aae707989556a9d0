package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.activity.HoursService;
import org.boai.enroll.activity.PassService;
import org.boai.enroll.page.OwnDesk.Visitor;
import org.jboss.resteasy.reactive.RestResponse;

/** What a member shows at the door of an activity, and what came of it. */
@ApplicationScoped
class OwnPassDesk {
    private static final int ON_A_PAGE = 50;

    private final OwnDesk desk;
    private final PassService passes;
    private final HoursService hours;

    OwnPassDesk(OwnDesk desk, PassService passes, HoursService hours) {
        this.desk = desk;
        this.passes = passes;
        this.hours = hours;
    }

    Uni<RestResponse<TemplateInstance>> pass(UUID activity, Visitor visitor) {
        return desk.with(visitor, person -> passes.pass(activity, person)
                .map(pass -> Answers.personal(new OwnPassPage(
                        visitor.language(),
                        activity,
                        pass.activity(),
                        pass.place(),
                        OwnWords.moment(pass.startsAt()),
                        OwnWords.moment(pass.endsAt())))));
    }

    /** A new one each time. @return null without a session */
    Uni<String> picture(UUID activity, Visitor visitor) {
        return desk.found(visitor)
                .chain(person -> person == null ? Uni.createFrom().nullItem() : passes.picture(activity, person));
    }

    Uni<RestResponse<TemplateInstance>> hours(UUID after, Visitor visitor) {
        return desk.with(visitor, person -> hours.hours(after, ON_A_PAGE, person)
                .map(own -> Answers.personal(new OwnHoursPage(
                        visitor.language(),
                        own.years().stream()
                                .map(year -> OwnHoursPage.Year.of(year, visitor.language()))
                                .toList(),
                        own.items().stream()
                                .map(entry -> OwnHoursPage.Row.of(entry, visitor.language()))
                                .toList(),
                        own.next()))));
    }
}
