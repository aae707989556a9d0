package org.boai.enroll.page;

import jakarta.ws.rs.core.HttpHeaders;
import org.boai.enroll.kernel.Language;

/**
 * Who looks at a page.
 *
 * @param code     the enrollment code that the person came with, or null
 * @param language of the page
 * @param draft       token of what the person has typed so far, as the browser keeps it, or null
 * @param secureDraft the same where pages come encrypted, or null
 */
public record Visit(String code, Language language, String draft, String secureDraft) {
    static Visit of(String code, HttpHeaders headers) {
        return new Visit(
                code,
                Look.language(headers),
                value(DraftDesk.COOKIE, headers),
                value(DraftDesk.SECURE_COOKIE, headers));
    }

    private static String value(String cookie, HttpHeaders headers) {
        var sent = headers.getCookies().get(cookie);
        return sent == null ? null : sent.getValue();
    }

    static Visit of(HttpHeaders headers) {
        return of(null, headers);
    }

    /** By nobody in particular. */
    static Visit reading(Language language) {
        return new Visit(null, language, null, null);
    }

    /** The same through another code. */
    Visit through(String other) {
        return new Visit(other, language, draft, secureDraft);
    }

    boolean mayHaveDraft() {
        return draft != null || secureDraft != null;
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
