package org.boai.enroll.page;

import jakarta.ws.rs.core.HttpHeaders;
import org.boai.enroll.kernel.Language;

/**
 * Who looks at a page.
 *
 * @param code     the enrollment code that the person came with, or null
 * @param language of the page
 * @param draft    token of what the person has typed so far, as the browser keeps it, or null
 */
public record Visit(String code, Language language, String draft) {
    static Visit of(String code, HttpHeaders headers) {
        var kept = headers.getCookies().get(DraftDesk.COOKIE);
        return new Visit(code, Look.language(headers), kept == null ? null : kept.getValue());
    }

    static Visit of(HttpHeaders headers) {
        return of(null, headers);
    }

    /** By nobody in particular. */
    static Visit reading(Language language) {
        return new Visit(null, language, null);
    }

    /** The same through another code. */
    Visit through(String other) {
        return new Visit(other, language, draft);
    }

    /** The address of a page of this code, e.g. {@code /j/482013759/place?residence=330106002051}. */
    public String at(String rest) {
        return "/j/" + code + rest;
    }

    @Override
    public String toString() {
        return "Visit[" + code + ", " + language + "]";
    }
}
