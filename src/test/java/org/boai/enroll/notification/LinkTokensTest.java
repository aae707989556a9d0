package org.boai.enroll.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.boai.enroll.privacy.TestKeys;
import org.junit.jupiter.api.Test;

class LinkTokensTest {
    private final LinkTokens tokens = new LinkTokens(TestKeys.index());

    @Test
    void aDeliveryHasOneTokenOnEveryReplica() {
        UUID delivery = UUID.randomUUID();
        assertThat(tokens.of(delivery))
                .isEqualTo(new LinkTokens(TestKeys.index()).of(delivery))
                .isNotEqualTo(tokens.of(UUID.randomUUID()));
    }

    @Test
    void aTokenFitsIntoAnSmsAndNoPhoneCutsIt() {
        var many = IntStream.range(0, 2000)
                .mapToObj(i -> tokens.of(UUID.randomUUID()))
                .toList();
        assertThat(many).allMatch(token -> token.matches("[0-9A-Za-z_-]{15}[0-9A-Za-z_]"));
    }

    @Test
    void theHashIsOfTheTokenAlone() {
        assertThat(LinkTokens.hash("a"))
                .hasSize(32)
                .isEqualTo(LinkTokens.hash("a"))
                .isNotEqualTo(LinkTokens.hash("b"));
    }
}
