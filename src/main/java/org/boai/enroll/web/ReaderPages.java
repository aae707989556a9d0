package org.boai.enroll.web;

import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.ProblemType;

/** Failures as pages, for people whose request never reached a page; whoever makes pages implements it. */
public interface ReaderPages {
    String MEDIA_TYPE = "text/html;charset=UTF-8";

    /** @return a whole HTML document that says what happened and what to do, the same for everybody */
    String of(ProblemType problem, Language language);

    /** Whether a person reads the answer: a browser says that it wants HTML, and no program asks for our pages. */
    static boolean wanted(String path, String accept) {
        return accept != null && accept.contains("text/html") && !path.startsWith("/api/") && !path.startsWith("/q/");
    }
}
