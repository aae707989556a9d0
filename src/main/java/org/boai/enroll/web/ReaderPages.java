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

    /** @return a whole HTML document that says what happened and what to do, the same for everybody */
    String of(ProblemType problem, Language language);

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
