package org.boai.enroll.kernel;

/** Failures that belong to no feature: the edge, the request's form, the database's health. */
public enum CommonProblem implements ProblemType {
    REQUEST_INVALID(Kind.INVALID, "The request has missing or bad values"),
    REQUEST_NOT_READABLE(Kind.INVALID, "The request body is not readable JSON"),
    REQUEST_PATH_REFUSED(Kind.INVALID, "The request path is written in a way that is not accepted"),
    NOT_SIGNED_IN(Kind.UNAUTHENTICATED, "A valid access token is required"),
    NOT_PERMITTED(Kind.FORBIDDEN, "This account's role does not permit this"),
    FOREIGN_FORM(Kind.FORBIDDEN, "This form was sent from another site"),
    NOT_FOUND(Kind.NOT_FOUND, "There is nothing here"),
    METHOD_NOT_ALLOWED(Kind.METHOD_NOT_ALLOWED, "This address does not take this method"),
    NOT_ACCEPTABLE(Kind.NOT_ACCEPTABLE, "The answer cannot be given in the requested form"),
    MEDIA_TYPE_UNSUPPORTED(Kind.UNSUPPORTED_MEDIA, "The request's media type is not accepted"),
    BODY_TOO_LARGE(Kind.TOO_LARGE, "The request body is too large"),
    VERSION_MISSING(Kind.PRECONDITION_MISSING, "The If-Match header is required"),
    VERSION_STALE(Kind.STALE, "Somebody else has changed this in the meantime"),
    TOO_MANY_TRIES(Kind.TOO_MANY, "Too many tries"),
    TOO_MANY_REQUESTS(Kind.TOO_MANY, "Too much comes from this address or through this code"),
    OVERLOADED(Kind.UNAVAILABLE, "The service is busy"),
    DATABASE_UNAVAILABLE(Kind.UNAVAILABLE, "The service cannot reach its database"),
    UNEXPECTED(Kind.BROKEN, "Something went wrong on our side");

    private final Kind kind;
    private final String title;

    CommonProblem(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String title() {
        return title;
    }
}
