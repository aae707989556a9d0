package org.boai.enroll.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BlindIndexTest {
    private final BlindIndex index = TestKeys.index();

    @Test
    void equalValuesOfOnePurposeAreEqual() {
        assertThat(index.of("phone", "13800138000"))
                .hasSize(32)
                .isEqualTo(TestKeys.index().of("phone", "13800138000"));
    }

    @Test
    void otherValuesAreOthers() {
        assertThat(index.of("phone", "13800138000")).isNotEqualTo(index.of("phone", "13800138001"));
    }

    @Test
    void equalValuesOfTwoPurposesDoNotLookEqual() {
        assertThat(index.of("phone", "13800138000")).isNotEqualTo(index.of("identity", "13800138000"));
    }

    @Test
    void theBorderBetweenPurposeAndValueCounts() {
        assertThat(index.of("name", "x1")).isNotEqualTo(index.of("namex", "1"));
    }

    @Test
    void anotherKeyGivesOtherIndexes() {
        var other = new BlindIndex(new FieldKeys(Map.of((byte) 1, TestKeys.key(1)), (byte) 1, TestKeys.key(98)));

        assertThat(other.of("phone", "13800138000")).isNotEqualTo(index.of("phone", "13800138000"));
    }
}
