package org.boai.enroll.page;

import io.quarkus.qute.RawString;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.boai.enroll.activity.ActivityState;
import org.boai.enroll.activity.OwnActivityView;
import org.boai.enroll.activity.ParticipationState;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.RichText;

/**
 * An activity as the page shows it.
 *
 * @param description HTML that is cleaned once more, whatever is stored
 * @param state       how it stands, in words, or null while it is as one expects
 * @param own         how the member stands, in words, or null
 * @param free        how many places there are, in words
 * @param pass        whether there is something to show at the door
 * @param mayJoin     whether the member may sign up now; {@code mayLeave} may cancel
 */
record OwnActivityRow(
        UUID id,
        String title,
        String organization,
        String when,
        String place,
        String until,
        RawString description,
        String state,
        String own,
        String free,
        boolean pass,
        boolean mayJoin,
        boolean mayLeave) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    static OwnActivityRow of(OwnActivityView view, OffsetDateTime now, Language language) {
        boolean active = view.own() != null && view.own().state() != ParticipationState.CANCELLED;
        boolean on = view.state() == ActivityState.PUBLISHED || view.state() == ActivityState.CLOSED;
        boolean place = active && view.own().state() == ParticipationState.PLACE;
        return new OwnActivityRow(
                view.id(),
                view.title(),
                view.organization(),
                when(view),
                view.place(),
                OwnWords.moment(view.signUpUntil()),
                new RawString(RichText.sanitized(view.description(), Integer.MAX_VALUE)),
                state(view, language),
                own(view, language),
                free(view, language),
                place && on && view.endsAt().isAfter(now),
                view.open() && !active,
                active && on && view.startsAt().isAfter(now));
    }

    /** The end's day only when it is another one. */
    private static String when(OwnActivityView view) {
        boolean sameDay = view.startsAt().toLocalDate().equals(view.endsAt().toLocalDate());
        return OwnWords.moment(view.startsAt()) + " – "
                + (sameDay ? view.endsAt().format(TIME) : OwnWords.moment(view.endsAt()));
    }

    private static String state(OwnActivityView view, Language language) {
        return switch (view.state()) {
            case DRAFT, PUBLISHED -> null;
            case CLOSED -> language.pick("报名已截止", "Sign-up is over");
            case HELD, REPORTED -> language.pick("已举办", "It has taken place");
            case CANCELLED ->
                language.pick("活动已取消", "It was cancelled")
                        + (view.cancelledBecause() == null ? "" : language.pick("：", ": ") + view.cancelledBecause());
        };
    }

    private static String own(OwnActivityView view, Language language) {
        if (view.own() == null) {
            return null;
        }
        return switch (view.own().state()) {
            case PLACE -> language.pick("您已报名，有名额", "You have a place");
            case CANCELLED -> language.pick("您已取消报名", "You have cancelled");
            case WAITING ->
                language.pick("您在候补", "You are waiting")
                        + (view.own().ahead() == null
                                ? ""
                                : language.pick(
                                        "，前面还有 " + view.own().ahead() + " 人",
                                        ", with " + view.own().ahead() + " before you"));
        };
    }

    private static String free(OwnActivityView view, Language language) {
        if (view.free() == null) {
            return language.pick("不限名额", "Places for all");
        }
        return view.free() == 0
                ? language.pick("名额已满，可以候补", "Full; you can wait for a place")
                : language.pick("还有 " + view.free() + " 个名额", view.free() + " places left");
    }
}
