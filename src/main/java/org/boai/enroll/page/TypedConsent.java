package org.boai.enroll.page;

import org.jboss.resteasy.reactive.RestForm;

/** The version of a text that somebody consents to, and the token of the form. */
public record TypedConsent(@RestForm String version, @RestForm String token) {
    @Override
    public String toString() {
        return "TypedConsent[" + version + "]";
    }
}
