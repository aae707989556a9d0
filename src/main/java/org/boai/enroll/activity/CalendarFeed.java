package org.boai.enroll.activity;

import java.util.HexFormat;
import org.boai.enroll.kernel.RandomToken;

/** A calendar as it is read. @param tag of exactly this text */
public record CalendarFeed(String text, String tag) {
    private static final int TAG = 32;

    static CalendarFeed of(String text) {
        return new CalendarFeed(
                text, HexFormat.of().formatHex(RandomToken.hash(text)).substring(0, TAG));
    }

    @Override
    public String toString() {
        return "CalendarFeed[" + tag + "]";
    }
}
