package org.boai.enroll.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.boai.enroll.activity.ActivityGuardian.Relation;
import org.boai.enroll.kernel.InvalidValue;
import org.boai.enroll.kernel.MobileNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownGuardianTest {
    @ParameterizedTest
    @ValueSource(strings = {"监护人甲", "买买提 · 艾力", " Anna Maria "})
    void readsWhatWasSealed(String name) {
        var said = new ActivityGuardian(name, "+86 138 0013 8000", Relation.GRANDPARENT, "A".repeat(22));
        assertThat(KnownGuardian.of(said.asText()))
                .isEqualTo(new KnownGuardian(name.strip(), new MobileNumber("13800138000"), Relation.GRANDPARENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "监护人甲", "13800138000 PARENT", "监护人甲 13800138000 UNCLE", "监护人甲 1380 PARENT"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> KnownGuardian.of(text))
                .isInstanceOfAny(InvalidValue.class, IllegalStateException.class);
    }

    @Test
    void reachesNoLog() {
        assertThat(KnownGuardian.of("监护人甲 13800138000 PARENT").toString()).doesNotContain("监护", "138");
    }
}
