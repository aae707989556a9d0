package org.boai.enroll.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scans in whichever order, in whichever batches, as often as anybody likes: the end is the same. */
class CheckInFoldTest {
    private static final Instant START = Instant.parse("2026-11-26T02:00:00Z");
    private static final Instant SENT = START.plusSeconds(7200);

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    private static ScanOfDoor scan(ScanDirection direction, long second) {
        return new ScanOfDoor(UUID.randomUUID(), "", START.plusSeconds(second).atOffset(ZoneOffset.UTC), direction, "");
    }

    private static Attendance absent(UUID id) {
        return Attendance.expected(id, UUID.randomUUID(), null);
    }

    private record Sent(UUID participation, ScanOfDoor scan) {}

    /** The table, and what is remembered of scans, as batches leave them. */
    private static final class Stored {
        final Map<UUID, Attendance> attendances = new HashMap<>();
        final Set<UUID> seen = new HashSet<>();
        int accepted;

        Stored(List<Attendance> begin) {
            begin.forEach(one -> attendances.put(one.id(), one));
        }

        void take(List<Sent> batch) {
            var fold = new CheckInFold(attendances, seen);
            for (Sent sent : batch) {
                var outcome = fold.take(sent.scan(), sent.participation(), SENT);
                accepted += outcome == ScanOutcome.ACCEPTED ? 1 : 0;
                if (outcome.seen()) {
                    seen.add(sent.scan().id());
                }
            }
            fold.changed().forEach(one -> attendances.put(one.id(), one));
        }

        /** How it was noted that somebody came depends on when it arrived, and is left out. */
        Map<UUID, String> end() {
            Map<UUID, String> end = new TreeMap<>();
            attendances.forEach(
                    (id, one) -> end.put(id, one.came() + " " + one.lastIn() + " " + one.lastOut() + " " + one.went()));
            return end;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void orderBatchesAndRepetitionsChangeNothing(long seed) {
        var random = new Random(seed);
        var people = IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> absent(UUID.randomUUID()))
                .toList();
        List<Sent> sent = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(20); i++) {
            var who = people.get(random.nextInt(people.size()));
            var direction = random.nextBoolean() ? ScanDirection.IN : ScanDirection.OUT;
            sent.add(new Sent(who.id(), scan(direction, random.nextInt(50))));
        }
        var once = new Stored(people);
        once.take(sent);

        var again = new Stored(people);
        List<Sent> many = new ArrayList<>(sent);
        many.addAll(sent);
        many.addAll(sent);
        Collections.shuffle(many, random);
        while (!many.isEmpty()) {
            int size = Math.min(many.size(), 1 + random.nextInt(7));
            again.take(many.subList(0, size));
            many = many.subList(size, many.size());
        }
        assertThat(again.end()).isEqualTo(once.end());
        int accepted = again.accepted;
        again.take(sent);
        assertThat(again.accepted).as("a repetition is accepted by nobody").isEqualTo(accepted);

        people.forEach(one -> assertThat(once.attendances.get(one.id()).came())
                .isEqualTo(sent.stream()
                        .filter(s ->
                                s.participation().equals(one.id()) && s.scan().direction() == ScanDirection.IN)
                        .map(s -> s.scan().moment())
                        .min(Instant::compareTo)
                        .orElse(null)));
    }

    @Test
    void theEarliestComingAndTheLatestLeavingCount() {
        var who = absent(UUID.randomUUID());
        var fold = new CheckInFold(Map.of(who.id(), who), Set.of());
        assertThat(fold.take(scan(ScanDirection.OUT, 50), who.id(), SENT)).isEqualTo(ScanOutcome.ACCEPTED);
        assertThat(fold.changed().get(0).went())
                .as("nobody leaves before coming")
                .isNull();
        assertThat(fold.arrived()).isEmpty();
        assertThat(fold.take(scan(ScanDirection.IN, 20), who.id(), SENT)).isEqualTo(ScanOutcome.ACCEPTED);
        assertThat(fold.take(scan(ScanDirection.IN, 10), who.id(), SENT)).isEqualTo(ScanOutcome.ALREADY);
        assertThat(fold.take(scan(ScanDirection.OUT, 40), who.id(), SENT)).isEqualTo(ScanOutcome.ALREADY);
        assertThat(fold.take(scan(ScanDirection.OUT, 60), who.id(), SENT)).isEqualTo(ScanOutcome.ACCEPTED);
        var end = fold.changed().get(0);
        assertThat(end.came()).isEqualTo(START.plusSeconds(10));
        assertThat(end.went()).isEqualTo(START.plusSeconds(60));
        assertThat(end.way()).isEqualTo(CheckInWay.STORED_SCAN);
        assertThat(fold.arrived()).containsExactly(who.member());
    }

    @Test
    void aLeavingIsKeptAndCountsOnceAComingBeforeItIsKnown() {
        var who = absent(UUID.randomUUID());
        var fold = new CheckInFold(Map.of(who.id(), who), Set.of());
        fold.take(scan(ScanDirection.OUT, 30), who.id(), SENT);
        assertThat(fold.changed().get(0).went()).isNull();
        fold.take(scan(ScanDirection.IN, 20), who.id(), SENT);
        assertThat(fold.changed().get(0).went()).isEqualTo(START.plusSeconds(30));
    }

    /** Three scans in all orders: in, out, and in again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "IN20 OUT30 IN40",
                "IN20 IN40 OUT30",
                "OUT30 IN20 IN40",
                "OUT30 IN40 IN20",
                "IN40 OUT30 IN20",
                "IN40 IN20 OUT30"
            })
    void whoCameBackHasNotLeftInWhicheverOrderItBecomesKnown(String order) {
        var who = absent(UUID.randomUUID());
        var fold = new CheckInFold(Map.of(who.id(), who), Set.of());
        for (String one : order.split(" ")) {
            var direction = one.startsWith("IN") ? ScanDirection.IN : ScanDirection.OUT;
            fold.take(scan(direction, Long.parseLong(one.replaceAll("\\D", ""))), who.id(), SENT);
        }
        assertThat(fold.changed().get(0).came()).isEqualTo(START.plusSeconds(20));
        assertThat(fold.changed().get(0).went()).isNull();
        assertThat(fold.changed().get(0).cameAgain()).isEqualTo(START.plusSeconds(40));
        fold.take(scan(ScanDirection.OUT, 50), who.id(), SENT);
        assertThat(fold.changed().get(0).went()).isEqualTo(START.plusSeconds(50));
    }

    @Test
    void whoComesBackAfterLeavingIsLetInAndWhoIsThereAlreadyIsNot() {
        var who = absent(UUID.randomUUID());
        var fold = new CheckInFold(Map.of(who.id(), who), Set.of());
        fold.take(scan(ScanDirection.IN, 10), who.id(), SENT);
        assertThat(fold.take(scan(ScanDirection.IN, 12), who.id(), SENT)).isEqualTo(ScanOutcome.ALREADY);
        fold.take(scan(ScanDirection.OUT, 20), who.id(), SENT);
        assertThat(fold.take(scan(ScanDirection.IN, 30), who.id(), SENT)).isEqualTo(ScanOutcome.ACCEPTED);
        assertThat(fold.take(scan(ScanDirection.IN, 31), who.id(), SENT)).isEqualTo(ScanOutcome.ALREADY);
    }

    @Test
    void whoHasNoPlaceIsNotLetInAndMayComeAgainWithOne() {
        var waits = new Attendance(UUID.randomUUID(), UUID.randomUUID(), "WAITING", null, null, null, null);
        var scan = scan(ScanDirection.IN, 0);
        var fold = new CheckInFold(Map.of(waits.id(), waits), Set.of());
        assertThat(fold.take(scan, waits.id(), SENT)).isEqualTo(ScanOutcome.NO_PLACE);
        assertThat(fold.take(scan, UUID.randomUUID(), SENT)).isEqualTo(ScanOutcome.UNKNOWN);
        assertThat(fold.changed()).isEmpty();
        var placed = Attendance.expected(waits.id(), waits.member(), null);
        assertThat(new CheckInFold(Map.of(waits.id(), placed), Set.of()).take(scan, waits.id(), SENT))
                .isEqualTo(ScanOutcome.ACCEPTED);
    }

    @Test
    void whatHasCountedOnceDoesNotBringBackWhatWasTakenBack() {
        var who = absent(UUID.randomUUID());
        var scan = scan(ScanDirection.IN, 0);
        var fold = new CheckInFold(Map.of(who.id(), who), Set.of(scan.id()));
        assertThat(fold.take(scan, who.id(), SENT)).isEqualTo(ScanOutcome.ALREADY);
        assertThat(fold.changed()).isEmpty();
    }
}
