package org.boai.enroll.community;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PublicCursorTest {
    @Test
    void comesBackAsItWent() {
        var cursor = new PublicCursor(Instant.parse("2026-12-01T01:00:00.123456Z"), UUID.randomUUID());
        assertThat(cursor.text()).matches(PublicCursor.SHAPE);
        assertThat(PublicCursor.of(cursor.text())).isEqualTo(cursor);
    }

    @Test
    void beginsBeforeEverythingOfAMoment() {
        var begin = PublicCursor.before(Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(begin.id()).isEqualTo(new UUID(0, 0));
        assertThat(PublicCursor.of(begin.text())).isEqualTo(begin);
    }
}
