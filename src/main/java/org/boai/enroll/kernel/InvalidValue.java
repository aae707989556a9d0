package org.boai.enroll.kernel;

import java.util.Objects;

/**
 * A submitted value breaks a rule. The rule is named by a kebab-case slug such as {@code phone-digits}, which is also
 * the key of its sentence in {@code ValidationMessages}. The message is the slug alone: what a citizen typed must not
 * reach a log or an answer.
 */
public final class InvalidValue extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String code;

    public InvalidValue(String code) {
        super(Objects.requireNonNull(code));
        this.code = code;
    }

    /** The slug of the broken rule. */
    public String code() {
        return code;
    }
}
