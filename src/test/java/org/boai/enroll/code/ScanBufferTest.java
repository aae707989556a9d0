package org.boai.enroll.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What waits to be written. */
class ScanBufferTest {
    private final ScanBuffer buffer = new ScanBuffer(3);

    private static Scan scan(int visitor) {
        return new Scan("482013759", LocalDate.of(2026, 11, 23), ScanStep.SCAN, new UUID(0, visitor));
    }

    @Test
    void holdsEachOnce() {
        assertThat(buffer.add(scan(1))).isTrue();
        assertThat(buffer.add(scan(1))).isTrue();
        assertThat(buffer.take(10)).containsExactly(scan(1));
        assertThat(buffer.size()).isZero();
    }

    @Test
    void losesWhatIsTooMuchAndNothingElse() {
        for (int i = 1; i <= 3; i++) {
            assertThat(buffer.add(scan(i))).isTrue();
        }
        assertThat(buffer.add(scan(4))).isFalse();
        assertThat(buffer.add(scan(2))).isTrue();
        assertThat(buffer.take(2)).hasSize(2);
        assertThat(buffer.add(scan(4))).isTrue();
        assertThat(buffer.take(10)).hasSize(2).contains(scan(4));
    }
}
