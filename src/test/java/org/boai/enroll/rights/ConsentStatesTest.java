package org.boai.enroll.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.privacy.ConsentText;
import org.boai.enroll.privacy.Purpose;
import org.boai.enroll.privacy.RecordedConsent;
import org.boai.enroll.rights.OwnConsent.State;
import org.junit.jupiter.api.Test;

class ConsentStatesTest {
    private static final OffsetDateTime THEN = OffsetDateTime.parse("2026-01-01T00:00:00+08:00");

    private static byte[] hash(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }

    private static ConsentText text(String version, String words) {
        return new ConsentText(Purpose.STATUTES, version, "题", "title", words, words, hash(words));
    }

    private static RecordedConsent given(String version, String words, String endedBy) {
        OffsetDateTime ended = endedBy == null ? null : THEN.plusDays(1);
        return new RecordedConsent(UUID.randomUUID(), Purpose.STATUTES, version, hash(words), THEN, ended, endedBy);
    }

    private static OwnConsent of(List<RecordedConsent> given, ConsentText text) {
        return ConsentStates.of(given, Map.of(Purpose.STATUTES, text), Language.of(List.of()))
                .get(0);
    }

    @Test
    void theSameWordsUnderANewVersionAskNobodyAgain() {
        var own = of(List.of(given("1", "一样", null)), text("2", "一样"));
        assertThat(own.state()).isEqualTo(State.GIVEN);
        assertThat(own.asked()).isFalse();
    }

    @Test
    void newWordsAskAgain() {
        var own = of(List.of(given("1", "旧", null)), text("2", "新"));
        assertThat(own.state()).isEqualTo(State.OUTDATED);
        assertThat(own.asked()).isTrue();
        assertThat(own.version()).isEqualTo("1");
    }

    @Test
    void whatWasWithdrawnOrNeverGivenIsNotAskedFor() {
        var withdrawn = of(List.of(given("1", "旧", "WITHDRAWN")), text("2", "新"));
        assertThat(withdrawn.state()).isEqualTo(State.WITHDRAWN);
        assertThat(withdrawn.asked()).isFalse();
        var never = of(List.of(), text("2", "新"));
        assertThat(never.state()).isEqualTo(State.NOT_GIVEN);
        assertThat(never.asked()).isFalse();
    }

    @Test
    void whatIsInForceCountsBeforeWhatHasEnded() {
        var replaced = given("1", "旧", "REPLACED");
        assertThat(of(List.of(given("2", "新", null), replaced), text("2", "新")).state())
                .isEqualTo(State.GIVEN);
    }
}
