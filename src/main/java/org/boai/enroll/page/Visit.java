package org.boai.enroll.page;

import jakarta.ws.rs.core.HttpHeaders;
import org.boai.enroll.kernel.Language;

/**
 * Who looks at a page.
 *
 * @param code     the enrollment code that the person came with, or null
 * @param language of the page
 */
public record Visit(String code, Language language) {
    static Visit of(String code, HttpHeaders headers) {
        return new Visit(code, Language.of(headers.getAcceptableLanguages()));
    }

    static Visit of(HttpHeaders headers) {
        return of(null, headers);
    }

    /** The address of a page of this code, e.g. {@code /j/482013759/form?residence=330106002051}. */
    public String at(String rest) {
        return "/j/" + code + rest;
    }
}
