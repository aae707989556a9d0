package org.boai.enroll.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest {

    private static ProblemType refusal(String ifMatch) {
        return catchThrowableOfType(ProblemException.class, () -> Versions.required(ifMatch))
                .type();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 41, Integer.MAX_VALUE})
    void areReadBackFromTheirTag(int version) {
        assertThat(Versions.required(Versions.tag(version))).isEqualTo(version);
    }

    @Test
    void areStrongTags() {
        assertThat(Versions.tag(7)).isEqualTo("\"7\"");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void mustBeNamed(String ifMatch) {
        assertThat(refusal(ifMatch)).isEqualTo(CommonProblem.VERSION_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "W/\"7\"", "\"7\", \"8\"", "\"abc\"", "\"\"", "\"99999999999\"", "\"7.0\""})
    void areStaleWhenTheTagIsNotOurs(String ifMatch) {
        assertThat(refusal(ifMatch)).isEqualTo(CommonProblem.VERSION_STALE);
    }
}
