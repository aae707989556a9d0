package org.boai.enroll.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.boai.enroll.kernel.Language;
import org.junit.jupiter.api.Test;

class FormOptionsTest {
    @Test
    void ticksNothingByItself() {
        var options = FormOptions.of(TypedDetails.NONE, Language.ZH);

        assertThat(options.backgrounds()).hasSize(7).noneMatch(Option::chosen);
        assertThat(options.documentTypes()).noneMatch(Option::chosen);
    }

    @Test
    void keepsWhatWasChosen() {
        var typed =
                new TypedDetails(null, null, null, null, null, List.of("RESCUE_TEAM"), null, null, "GRANDPARENT", null);

        var options = FormOptions.of(typed, Language.ZH);

        assertThat(options.backgrounds().stream().filter(Option::chosen))
                .extracting(Option::value)
                .containsExactly("RESCUE_TEAM");
        assertThat(options.relations().stream().filter(Option::chosen))
                .extracting(Option::text)
                .containsExactly("祖父母、外祖父母");
    }
}
