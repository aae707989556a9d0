package org.boai.enroll.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By codes that companies print on what they publish. */
class CreditCodeTest {
    private static final String TENCENT = "9144030071526726XG";

    /** 深圳市腾讯计算机系统有限公司, 华为技术有限公司, 阿里巴巴（中国）有限公司, 百度在线网络技术（北京）有限公司. */
    @ParameterizedTest
    @ValueSource(strings = {TENCENT, "914403001922038216", "91330100799655058B", "91110108717743469K"})
    void acceptsCodesThatAreInUse(String code) {
        assertThat(new CreditCode(code).value()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"9144030071526726xg", "91440300 71526726XG", "91440300-71526726X-G"})
    void readsWhatPeopleType(String typed) {
        assertThat(CreditCode.parse(typed).value()).isEqualTo(TENCENT);
    }

    /** 31 is a prime and no weight is a multiple of it. */
    @Test
    void findsEveryWrongCharacter() {
        for (int i = 0; i < TENCENT.length(); i++) {
            for (char other : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
                if (other != TENCENT.charAt(i)) {
                    String wrong = TENCENT.substring(0, i) + other + TENCENT.substring(i + 1);
                    assertThatThrownBy(() -> CreditCode.parse(wrong)).as(wrong).isInstanceOf(InvalidValue.class);
                }
            }
        }
    }

    @Test
    void findsEveryPairOfNeighborsThatChangedPlaces() {
        for (int i = 0; i < TENCENT.length() - 1; i++) {
            char first = TENCENT.charAt(i);
            char second = TENCENT.charAt(i + 1);
            if (first != second) {
                String wrong = TENCENT.substring(0, i) + second + first + TENCENT.substring(i + 2);
                assertThatThrownBy(() -> CreditCode.parse(wrong)).as(wrong).isInstanceOf(InvalidValue.class);
            }
        }
    }

    /** Right by the outer check character, and wrong by that of the organization code within. */
    @Test
    void looksAtTheCheckCharacterWithinToo() {
        String inner = "9144030071526727X";
        assertThat("0123456789ABCDEFGHJKLMNPQRTUWXY".chars().mapToObj(c -> inner + (char) c))
                .allSatisfy(code -> assertThatThrownBy(() -> CreditCode.parse(code))
                        .isInstanceOf(InvalidValue.class)
                        .hasMessageContaining("credit-code-checksum"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "9144030071526726X",
                "9144030071526726XGG",
                "9144030O71526726XG",
                "914403007152672 6XI",
                "９144030071526726XG",
                "9144030071526726XＧ",
                "91ABCDEF71526726XG"
            })
    void refusesWhatHasNotTheShape(String code) {
        assertThatThrownBy(() -> CreditCode.parse(code))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("credit-code-shape");
    }

    @Test
    void refusesNothing() {
        assertThatThrownBy(() -> CreditCode.parse(null)).hasMessageContaining("credit-code-shape");
    }
}
