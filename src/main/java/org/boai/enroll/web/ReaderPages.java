package org.boai.enroll.web;

import java.util.List;
import java.util.Locale;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.ProblemType;

/** Failures as pages, for people whose request never reached a page; whoever makes pages implements it. */
public interface ReaderPages {
    String MEDIA_TYPE = "text/html;charset=UTF-8";

    /** Cookie of a reader who has chosen a language: {@code zh} or {@code en}; without it the browser's counts. */
    String LANGUAGE = "boai_language";

    /** Cookie of a reader who wants large type: {@code on}. */
    String LARGE_TYPE = "boai_care";

    /** How somebody reads. */
    record Reader(Language language, boolean largeType) {
        /** @param language value of its cookie, or null @param largeType of its one, or null @param accepted by the browser */
        public static Reader of(String language, String largeType, List<Locale> accepted) {
            return new Reader(ReaderPages.language(language, accepted), "on".equals(largeType));
        }
    }

    /** @return a whole HTML document that says what happened and what to do, the same for everybody who reads like this */
    String of(ProblemType problem, Reader reader);

    /** @param chosen value of the cookie, or null @param accepted the browser's languages, most wanted first */
    static Language language(String chosen, List<Locale> accepted) {
        if (chosen == null) {
            return Language.of(accepted);
        }
        return chosen.equals("en") ? Language.EN : Language.ZH;
    }

    /** Whether a person reads the answer: a browser says that it wants HTML, and no program asks for our pages. */
    static boolean wanted(String path, String accept) {
        return accept != null && accept.contains("text/html") && !path.startsWith("/api/") && !path.startsWith("/q/");
    }
}
