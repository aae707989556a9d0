package org.boai.enroll.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.privacy.ConsentText;
import org.boai.enroll.privacy.Purpose;
import org.junit.jupiter.api.Test;

class ConsentsTest {
    private static final Map<Purpose, ConsentText> TEXTS = Map.of(
            Purpose.GUARDIAN, text(Purpose.GUARDIAN, "1"),
            Purpose.STATUTES, text(Purpose.STATUTES, "1"),
            Purpose.PRIVACY_POLICY, text(Purpose.PRIVACY_POLICY, "2"));

    @Test
    void ticksNothingByItself() {
        assertThat(Consents.of(EnumSet.allOf(Purpose.class), null, TEXTS, Language.ZH))
                .extracting(Option::chosen)
                .containsExactly(false, false, false);
    }

    @Test
    void asksOnlyForWhatThePageIsAbout() {
        assertThat(Consents.of(Step.WHO.purposes(), null, TEXTS, Language.ZH))
                .extracting(Option::value)
                .containsExactly("PRIVACY_POLICY@2");
    }

    @Test
    void keepsTicksButNotThoseOfAnOlderText() {
        var given = List.of("PRIVACY_POLICY@1", "STATUTES@1");

        assertThat(Consents.of(Set.of(Purpose.PRIVACY_POLICY, Purpose.STATUTES), given, TEXTS, Language.ZH))
                .extracting(Option::chosen)
                .containsExactly(false, true);
    }

    /** Nothing could be sent if one of them were asked for nowhere. */
    @Test
    void everyPurposeHasItsPage() {
        assertThat(Purpose.values()).allSatisfy(purpose -> assertThat(Step.values())
                .filteredOn(step -> step.purposes().contains(purpose))
                .hasSize(1));
    }

    private static ConsentText text(Purpose purpose, String version) {
        return new ConsentText(purpose, version, "题", "Title", "文", "Body", new byte[32]);
    }
}
