package org.boai.enroll.kernel;

/** What sort of failure a problem is; the HTTP edge alone turns it into a status. */
public enum Kind {
    INVALID,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    CONFLICT,
    GONE,
    STALE,
    TOO_LARGE,
    UNSUPPORTED_MEDIA,
    RULE_SAYS_NO,
    PRECONDITION_MISSING,
    TOO_MANY,
    BROKEN,
    UNAVAILABLE
}
