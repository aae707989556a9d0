package org.boai.enroll.kernel;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A failure with a name. Carries no submitted value and needs no stack: where it arises is told by its name. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> extensions;
    private final transient Duration retryAfter;

    private ProblemException(
            ProblemType type, List<FieldError> errors, Map<String, Object> extensions, Duration retryAfter) {
        super(type.slug(), null, false, false);
        this.type = type;
        this.errors = List.copyOf(errors);
        this.extensions = Map.copyOf(extensions);
        this.retryAfter = retryAfter;
    }

    public static ProblemException of(ProblemType type) {
        return new ProblemException(type, List.of(), Map.of(), null);
    }

    /** A request whose values are wrong, with one error per value. */
    public static ProblemException invalid(List<FieldError> errors) {
        return new ProblemException(CommonProblem.REQUEST_INVALID, errors, Map.of(), null);
    }

    public static ProblemException invalid(String pointer, String code) {
        return invalid(List.of(new FieldError(pointer, code)));
    }

    /** A copy with one more named extension member of the problem document. */
    public ProblemException with(String name, Object value) {
        var more = new java.util.LinkedHashMap<>(extensions);
        more.put(name, value);
        return new ProblemException(type, errors, more, retryAfter);
    }

    /** A copy that tells the client when to come back. */
    public ProblemException retryAfter(Duration pause) {
        return new ProblemException(type, errors, extensions, pause);
    }

    public ProblemType type() {
        return type;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> extensions() {
        return extensions;
    }

    /** How long to wait before trying again, or null. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
