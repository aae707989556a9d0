package org.boai.enroll.platform;

/** An address that the program does not call. Quotes nothing of it, and nothing of what its name led to. */
public final class AddressRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why, as far as a steward may know. */
    public enum Reason {
        /** No address of the web: not readable, without a host, with a user, a password or a fragment. */
        SHAPE,
        /** Not https. */
        SCHEME,
        /** A port that is not open to stewards. */
        PORT,
        /** The host is no name or address of the public Internet, or its name leads to one that is not. */
        NOT_PUBLIC,
        /** The name leads nowhere at the moment. */
        UNKNOWN_NAME
    }

    AddressRefused(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
