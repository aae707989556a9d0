package org.boai.enroll.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.privacy.TestKeys;
import org.junit.jupiter.api.Test;

class CardHandleTest {
    private static final Instant NOON = Instant.parse("2026-11-26T04:00:00Z");
    private static final BlindIndex KEYS = TestKeys.index();

    private final UUID session = UUID.randomUUID();
    private final String handle = new CardHandle(session, NOON).signed(KEYS);

    private CardHandle readAfter(long seconds) {
        return CardHandle.read(handle, KEYS, NOON.plusSeconds(seconds));
    }

    @Test
    void isGoodForSixtySeconds() {
        assertThat(handle).matches(CardHandle.SHAPE);
        assertThat(readAfter(0).session()).isEqualTo(session);
        assertThat(readAfter(60)).isNotNull();
        assertThat(readAfter(61)).isNull();
        assertThat(readAfter(3600)).isNull();
    }

    @Test
    void isNotGoodBeforeItWasMade() {
        assertThat(readAfter(-5)).isNotNull();
        assertThat(readAfter(-6)).isNull();
    }

    @Test
    void anyChangeOfItIsSeen() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int i = 0; i < handle.length() - 1; i++) {
            char other = alphabet.charAt((alphabet.indexOf(handle.charAt(i)) + 1) % 64);
            String changed = handle.substring(0, i) + other + handle.substring(i + 1);
            assertThat(CardHandle.read(changed, KEYS, NOON)).as(changed).isNull();
        }
        assertThat(CardHandle.read("A".repeat(43), KEYS, NOON)).isNull();
        assertThat(CardHandle.read("short", KEYS, NOON)).isNull();
    }
}
