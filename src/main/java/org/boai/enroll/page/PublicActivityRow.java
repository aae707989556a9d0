package org.boai.enroll.page;

import java.util.UUID;
import org.boai.enroll.community.PublicActivity;
import org.boai.enroll.community.PublicActivityState;
import org.boai.enroll.kernel.Language;

/** An activity in a list. @param state in words */
public record PublicActivityRow(UUID id, String title, String when, String place, String organization, String state) {
    static PublicActivityRow of(PublicActivity one, Language language) {
        return new PublicActivityRow(
                one.id(),
                one.title(),
                PublicDays.of(one.startsAt(), one.endsAt(), language),
                one.place(),
                one.organization().name(),
                state(one, language));
    }

    static String state(PublicActivity one, Language language) {
        if (one.signUpOpen()) {
            return one.full()
                    ? language.pick("名额已满，可候补", "Full; you can wait for a place")
                    : language.pick("报名中", "Open for sign-up");
        }
        boolean over = one.state() == PublicActivityState.HELD || one.state() == PublicActivityState.REPORTED;
        return over ? language.pick("已举办", "Held") : language.pick("报名已截止", "Sign-up is over");
    }
}
