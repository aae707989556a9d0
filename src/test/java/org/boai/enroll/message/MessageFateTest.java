package org.boai.enroll.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.boai.enroll.platform.SmsResult.Sort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageFateTest {
    @ParameterizedTest
    @CsvSource({
        "SENT, 1, SENT", "SENT, 3, SENT", "UNSURE, 1, SENT", "UNSURE, 3, SENT", "NUMBER_GONE, 1, DEAD",
        "REFUSED, 1, LATER", "REFUSED, 2, LATER", "REFUSED, 3, DEAD", "LATER, 2, LATER", "LATER, 3, DEAD"
    })
    void everyAnswerHasOneFate(Sort result, int attempt, MessageFate fate) {
        assertThat(MessageFate.of(result, attempt, 3)).isEqualTo(fate);
    }
}
