package org.boai.enroll.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Says with which code something is refused, and that the refusal tells nothing else. */
final class Codes {

    private Codes() {}

    static String codeOf(ThrowingCallable refused) {
        InvalidValue invalid = catchThrowableOfType(InvalidValue.class, refused);
        assertThat(invalid).as("is refused").isNotNull();
        assertThat(invalid).hasMessage(invalid.code()).hasNoCause();
        return invalid.code();
    }
}
