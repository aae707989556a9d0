package org.boai.enroll.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void isTheLastOneWhenThereIsNoRowTooMany() {
        assertThat(Page.of(List.of(1, 2, 3), 3, String::valueOf)).isEqualTo(new Page<>(List.of(1, 2, 3), null));
    }

    @Test
    void leadsOnFromItsLastItemWhenThereIsOneRowMore() {
        assertThat(Page.of(List.of(1, 2, 3, 4), 3, String::valueOf)).isEqualTo(new Page<>(List.of(1, 2, 3), "3"));
    }

    @Test
    void mayBeEmpty() {
        assertThat(Page.of(List.<Integer>of(), 3, String::valueOf)).isEqualTo(new Page<>(List.of(), null));
    }
}
