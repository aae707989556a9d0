package org.boai.enroll.membership;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.membership.TransferState.CANCELLED;
import static org.boai.enroll.membership.TransferState.DONE;
import static org.boai.enroll.membership.TransferState.OVERTAKEN;
import static org.boai.enroll.membership.TransferState.REFUSED;
import static org.boai.enroll.membership.TransferState.WAITS_FOR_BOTH;
import static org.boai.enroll.membership.TransferState.WAITS_FOR_FROM;
import static org.boai.enroll.membership.TransferState.WAITS_FOR_TO;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.boai.enroll.kernel.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every state by every event, and histories that nobody thought of. */
class TransferStateTest {
    private static final String OVER = "transfer-over";
    private static final String AGREED = "transfer-agreed";

    /** In the order of the events: FROM agrees, TO agrees, FROM refuses, TO refuses, cancel, overtake. */
    private static final Map<TransferState, List<Object>> TABLE = Map.ofEntries(
            entry(WAITS_FOR_BOTH, List.of(WAITS_FOR_TO, WAITS_FOR_FROM, REFUSED, REFUSED, CANCELLED, OVERTAKEN)),
            entry(WAITS_FOR_FROM, List.of(DONE, AGREED, REFUSED, AGREED, CANCELLED, OVERTAKEN)),
            entry(WAITS_FOR_TO, List.of(AGREED, DONE, AGREED, REFUSED, CANCELLED, OVERTAKEN)),
            entry(DONE, List.of(OVER, OVER, OVER, OVER, OVER, OVER)),
            entry(REFUSED, List.of(OVER, OVER, OVER, OVER, OVER, OVER)),
            entry(CANCELLED, List.of(OVER, OVER, OVER, OVER, OVER, OVER)),
            entry(OVERTAKEN, List.of(OVER, OVER, OVER, OVER, OVER, OVER)));

    static Stream<Arguments> everyCell() {
        return Stream.of(TransferState.values())
                .flatMap(state -> Stream.of(TransferEvent.values()).map(event -> Arguments.of(state, event)));
    }

    private static Object after(TransferState state, TransferEvent event) {
        try {
            return state.after(event);
        } catch (ProblemException e) {
            return e.type().slug();
        }
    }

    @ParameterizedTest
    @MethodSource("everyCell")
    void becomesWhatTheTableSays(TransferState state, TransferEvent event) {
        assertThat(after(state, event)).isEqualTo(TABLE.get(state).get(event.ordinal()));
    }

    /** Whoever asks, and whatever happens in whichever order. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void isDoneOnlyByTheWordOfBothAndOverOnce(long seed) {
        var random = new Random(seed);
        for (int history = 0; history < 2_000; history++) {
            Set<Side> needs = List.of(EnumSet.allOf(Side.class), EnumSet.of(Side.FROM), EnumSet.of(Side.TO))
                    .get(random.nextInt(3));
            var agreed = EnumSet.complementOf(EnumSet.copyOf(needs));
            var state = TransferState.of(needs);
            int ends = 0;
            for (int step = 0; step < 6; step++) {
                var event = TransferEvent.values()[random.nextInt(TransferEvent.values().length)];
                var before = state;
                Object next = after(state, event);
                if (next instanceof TransferState moved) {
                    state = moved;
                    if (event == TransferEvent.FROM_AGREES || event == TransferEvent.TO_AGREES) {
                        assertThat(agreed.add(event == TransferEvent.FROM_AGREES ? Side.FROM : Side.TO))
                                .isTrue();
                    }
                    ends += before.open() && !state.open() ? 1 : 0;
                }
                assertThat(state == DONE).isEqualTo(agreed.size() == 2);
                if (state.open()) {
                    assertThat(state.waitsFor()).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(withNone(agreed))));
                }
            }
            assertThat(ends).isLessThanOrEqualTo(1);
        }
    }

    private static EnumSet<Side> withNone(Set<Side> sides) {
        var copy = EnumSet.noneOf(Side.class);
        copy.addAll(sides);
        return copy;
    }
}
