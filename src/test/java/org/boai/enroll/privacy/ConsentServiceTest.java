package org.boai.enroll.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.boai.enroll.kernel.ProblemException;
import org.junit.jupiter.api.Test;

class ConsentServiceTest {
    private static final Set<Purpose> REQUIRED = Set.of(Purpose.PRIVACY_POLICY, Purpose.STATUTES);

    /** Every purpose in version 2. */
    private static final Map<Purpose, ConsentText> TEXTS = Arrays.stream(Purpose.values())
            .filter(purpose -> purpose != Purpose.PUBLICATION)
            .collect(Collectors.toMap(
                    Function.identity(), purpose -> new ConsentText(purpose, "2", "题", "T", "文", "B", new byte[32])));

    private static GivenConsent given(Purpose purpose, String version) {
        return new GivenConsent(purpose, version);
    }

    private static ProblemException refusal(GivenConsent... consents) {
        return catchThrowableOfType(
                ProblemException.class, () -> ConsentService.require(REQUIRED, List.of(consents), TEXTS));
    }

    @Test
    void everyRequiredPurposeInItsCurrentVersionSuffices() {
        assertThatCode(() -> ConsentService.require(
                        REQUIRED, List.of(given(Purpose.STATUTES, "2"), given(Purpose.PRIVACY_POLICY, "2")), TEXTS))
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsMissingIsNamedInOrder() {
        var refused = refusal(given(Purpose.GUARDIAN, "2"));

        assertThat(refused.type()).isEqualTo(ConsentProblem.CONSENT_MISSING);
        assertThat(refused.extensions()).containsEntry("purposes", List.of(Purpose.PRIVACY_POLICY, Purpose.STATUTES));
    }

    @Test
    void anOldVersionIsOutdated() {
        var refused = refusal(given(Purpose.STATUTES, "1"), given(Purpose.PRIVACY_POLICY, "2"));

        assertThat(refused.type()).isEqualTo(ConsentProblem.CONSENT_OUTDATED);
        assertThat(refused.extensions()).containsEntry("purposes", List.of(Purpose.STATUTES));
    }

    @Test
    void anOldVersionOfWhatNobodyAskedForIsOutdatedToo() {
        var refused =
                refusal(given(Purpose.STATUTES, "2"), given(Purpose.PRIVACY_POLICY, "2"), given(Purpose.GUARDIAN, "1"));

        assertThat(refused.extensions()).containsEntry("purposes", List.of(Purpose.GUARDIAN));
    }

    @Test
    void aPurposeWithoutATextInForceIsOutdated() {
        var refused = refusal(
                given(Purpose.STATUTES, "2"), given(Purpose.PRIVACY_POLICY, "2"), given(Purpose.PUBLICATION, "2"));

        assertThat(refused.type()).isEqualTo(ConsentProblem.CONSENT_OUTDATED);
    }

    @Test
    void ofTwoVersionsOfOnePurposeTheLastCounts() {
        var refused =
                refusal(given(Purpose.PRIVACY_POLICY, "2"), given(Purpose.STATUTES, "2"), given(Purpose.STATUTES, "1"));

        assertThat(refused.type()).isEqualTo(ConsentProblem.CONSENT_OUTDATED);
    }
}
