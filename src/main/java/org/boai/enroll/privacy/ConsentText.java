package org.boai.enroll.privacy;

import org.boai.enroll.kernel.Language;

/** One version of the text that a citizen consents to; {@code hash} is SHA-256 of the Chinese title and body. */
public record ConsentText(
        Purpose purpose, String version, String titleZh, String titleEn, String bodyZh, String bodyEn, byte[] hash) {
    public String title(Language language) {
        return language.pick(titleZh, titleEn);
    }

    public String body(Language language) {
        return language.pick(bodyZh, bodyEn);
    }
}
