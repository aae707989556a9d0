package org.boai.enroll.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.boai.enroll.fault.Receiver.Answer;

/** Receivers that misbehave: one never answers, one wants to be left alone for a while, and 1 % is poison to the others. */
final class Unruly {
    private static final int HANGS = 3;
    private static final int BUSY = 2;
    private static final int WANTED_SECONDS = 3;
    private static final Duration GRACE = Duration.ofMillis(300);

    private final CountDownLatch patience = new CountDownLatch(1);

    Answer answer(String path, Receiver.Request request) {
        if (path.endsWith("/" + HANGS)) {
            return hang();
        }
        if (path.endsWith("/" + BUSY) && request.earlier() == 0) {
            return new Answer(429, String.valueOf(WANTED_SECONDS));
        }
        return Receiver.usual(path, request);
    }

    private Answer hang() {
        try {
            patience.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Answer.NONE;
    }

    /** Those that hang give up. */
    void end() {
        patience.countDown();
    }

    /** Nobody came back sooner than asked. */
    static void assertLeftAlone(Receiver receiver) {
        var second = receiver.ids().stream()
                .map(receiver::requests)
                .filter(requests -> requests.size() > 1 && requests.get(0).status() == 429)
                .toList();
        assertThat(second).as("messages that were asked to wait").isNotEmpty().allSatisfy(Unruly::assertWaited);
    }

    private static void assertWaited(List<Receiver.Request> requests) {
        var pause = Duration.between(requests.get(0).at(), requests.get(1).at());
        assertThat(pause)
                .isGreaterThanOrEqualTo(Duration.ofSeconds(WANTED_SECONDS).minus(GRACE));
    }
}
