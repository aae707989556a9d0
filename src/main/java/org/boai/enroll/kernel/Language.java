package org.boai.enroll.kernel;

import java.util.List;
import java.util.Locale;

/** The two languages of every text; Chinese unless the request asks for English first. */
public enum Language {
    ZH(Locale.SIMPLIFIED_CHINESE),
    EN(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    public String pick(String chinese, String english) {
        return this == EN ? english : chinese;
    }

    /** @param accepted the request's languages, most wanted first; empty means no wish */
    public static Language of(List<Locale> accepted) {
        boolean english = !accepted.isEmpty() && accepted.get(0).getLanguage().equals("en");
        return english ? EN : ZH;
    }
}
