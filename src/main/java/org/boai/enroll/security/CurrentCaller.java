package org.boai.enroll.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** The caller of the request at hand. */
@RequestScoped
public class CurrentCaller {
    static final String ATTRIBUTE = "boai.caller";

    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Only for methods that require a role: there is a caller then. */
    public Caller get() {
        return identity.getAttribute(ATTRIBUTE);
    }
}
