package org.boai.enroll.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.boai.enroll.notification.channel.Verdict.Sort;
import org.junit.jupiter.api.Test;

/** A channel with tokens: DingTalk's and WeCom's expire, and are taken back when somebody else renews them. */
class RenewalTest {
    private final List<String> steps = new ArrayList<>();

    private Sort told(Verdict... verdicts) {
        Iterator<Verdict> answers = List.of(verdicts).iterator();
        var channel = new Channel() {
            @Override
            public ChannelKind kind() {
                return ChannelKind.WECOM_ROBOT;
            }

            @Override
            public Pace pace() {
                return Pace.each(1);
            }

            @Override
            public void check(ChannelSettings settings) {
                // nothing is kept here
            }

            @Override
            public Uni<Verdict> send(Message message, Endpoint endpoint) {
                steps.add("send");
                return Uni.createFrom().item(answers.next());
            }

            @Override
            public Uni<Void> renew(Endpoint endpoint) {
                steps.add("renew");
                return Uni.createFrom().voidItem();
            }
        };
        return channel.tell(null, null).await().indefinitely().sort();
    }

    @Test
    void aStaleTokenIsRenewedAndTheMessageSentOnceMore() {
        assertThat(told(Verdict.refresh("40014"), Verdict.delivered())).isEqualTo(Sort.DELIVERED);
        assertThat(steps).containsExactly("send", "renew", "send");
    }

    @Test
    void aTokenThatIsStaleAgainIsLeftToTheBackOff() {
        assertThat(told(Verdict.refresh("40014"), Verdict.refresh("42001"))).isEqualTo(Sort.REFRESH);
        assertThat(steps).containsExactly("send", "renew", "send");
    }

    @Test
    void nothingElseIsSentTwice() {
        assertThat(told(Verdict.later("45009"))).isEqualTo(Sort.LATER);
        assertThat(steps).containsExactly("send");
    }
}
