package org.boai.enroll.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    private static Language of(String... tags) {
        return Language.of(List.of(tags).stream().map(Locale::forLanguageTag).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-US", "en-GB"})
    void isEnglishForWhoeverWantsEnglishFirst(String tag) {
        assertThat(of(tag, "zh-CN")).isEqualTo(Language.EN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "zh-TW", "fr", "*"})
    void isChineseForEverybodyElse(String tag) {
        assertThat(of(tag, "en")).isEqualTo(Language.ZH);
    }

    @Test
    void isChineseWithoutAWish() {
        assertThat(of()).isEqualTo(Language.ZH);
    }

    @Test
    void picksItsOwnText() {
        assertThat(Language.ZH.pick("你好", "Hello")).isEqualTo("你好");
        assertThat(Language.EN.pick("你好", "Hello")).isEqualTo("Hello");
    }
}
