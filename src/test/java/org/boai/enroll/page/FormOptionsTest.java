package org.boai.enroll.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.privacy.ConsentText;
import org.boai.enroll.privacy.Purpose;
import org.junit.jupiter.api.Test;

class FormOptionsTest {
    private static final List<ConsentText> TEXTS = List.of(
            text(Purpose.GUARDIAN, "1"), text(Purpose.SHARE_WITH_BRANCH, "1"), text(Purpose.PRIVACY_POLICY, "2"));

    @Test
    void ticksNothingByItself() {
        var options = FormOptions.of(TypedApplication.empty("330106002051", null), TEXTS, true, Language.ZH);

        assertThat(options.consents()).extracting(Option::chosen).containsExactly(false, false);
        assertThat(options.backgrounds()).hasSize(7).noneMatch(Option::chosen);
    }

    @Test
    void keepsGuardiansConsentApartFromTheOthers() {
        var options = FormOptions.of(TypedApplication.empty("330106002051", null), TEXTS, true, Language.ZH);

        assertThat(options.consents())
                .extracting(Option::value)
                .containsExactly("PRIVACY_POLICY@2", "SHARE_WITH_BRANCH@1");
        assertThat(options.guardianConsents()).extracting(Option::value).containsExactly("GUARDIAN@1");
    }

    @Test
    void keepsTicksButNotThoseOfAnOlderText() {
        var typed = TypedForms.valid()
                .consenting(List.of("PRIVACY_POLICY@1", "SHARE_WITH_BRANCH@1"))
                .build();

        var options = FormOptions.of(typed, TEXTS, true, Language.ZH);

        assertThat(options.consents()).extracting(Option::chosen).containsExactly(false, true);
    }

    @Test
    void asksAgainBeforeSharingWithAnotherBranch() {
        var typed = TypedForms.valid()
                .consenting(List.of("PRIVACY_POLICY@2", "SHARE_WITH_BRANCH@1"))
                .build();

        var options = FormOptions.of(typed, TEXTS, false, Language.ZH);

        assertThat(options.consents()).extracting(Option::chosen).containsExactly(true, false);
    }

    private static ConsentText text(Purpose purpose, String version) {
        return new ConsentText(purpose, version, "题", "Title", "文", "Body", new byte[32]);
    }
}
