package org.boai.enroll.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** The person of the request at hand. */
@RequestScoped
public class CurrentPerson {
    static final String ATTRIBUTE = "boai.person";

    private final SecurityIdentity identity;

    CurrentPerson(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Only for methods that require {@link Role#PERSON}: there is a session then. */
    public PersonSession get() {
        return identity.getAttribute(ATTRIBUTE);
    }
}
