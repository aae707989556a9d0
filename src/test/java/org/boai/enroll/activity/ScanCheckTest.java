package org.boai.enroll.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.privacy.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScanCheckTest {
    private static final Instant MOMENT = Instant.parse("2026-11-26T02:00:00Z");
    private static final UUID DOOR = UUID.randomUUID();
    private static final UUID PARTICIPATION = UUID.randomUUID();

    private final CheckInKeys keys = new CheckInKeys(TestKeys.index());
    private final ScanCheck check = new ScanCheck(keys);

    /** The defaults. */
    private static final CheckInConfig CONFIG =
            new Config(Duration.ofHours(2), Duration.ofHours(2), Duration.ofHours(72), true, 50, 600, 60);

    private record Config(
            Duration opensBefore,
            Duration closesAfter,
            Duration doorsOpenFor,
            boolean stayedToTheEnd,
            int mostDoors,
            int cardsAnHour,
            int sheetsAnHour)
            implements CheckInConfig {}

    private ScanOfDoor scan(String pass, Instant at, UUID signer) {
        var scan = new ScanOfDoor(UUID.randomUUID(), pass, at.atOffset(ZoneOffset.UTC), ScanDirection.IN, "");
        String signature = CheckInMac.of(keys.door(signer), scan.said(DOOR), ScanOfDoor.SIGNATURE_BYTES);
        return new ScanOfDoor(scan.id(), pass, scan.at(), scan.direction(), signature);
    }

    private String pass(Instant at, UUID owner) {
        return PassCode.at(at, PARTICIPATION, keys.pass(owner)).text();
    }

    private ScanOutcome refusal(ScanOfDoor scan) {
        return check.all(new ScanBatch(DOOR, List.of(scan))).get(0).refused();
    }

    @Test
    void takesAGoodOneAndNamesWhatIsWrongWithAnyOther() {
        String good = pass(MOMENT, PARTICIPATION);
        assertThat(refusal(scan(good, MOMENT, DOOR))).isNull();
        assertThat(refusal(scan(good, MOMENT, UUID.randomUUID()))).isEqualTo(ScanOutcome.FORGED_SCAN);
        assertThat(refusal(scan(pass(MOMENT, UUID.randomUUID()), MOMENT, DOOR))).isEqualTo(ScanOutcome.FORGED_PASS);
        assertThat(refusal(scan("https://example.org", MOMENT, DOOR))).isEqualTo(ScanOutcome.UNKNOWN);
        assertThat(refusal(scan(good, MOMENT.plusSeconds(630), DOOR))).isEqualTo(ScanOutcome.STALE);
        assertThat(refusal(scan(good, MOMENT.minusSeconds(601), DOOR))).isEqualTo(ScanOutcome.STALE);
    }

    /** Whatever of a scan is changed afterwards, the door has not said it. */
    @Test
    void nothingOfAScanCanBeChangedAfterwards() {
        var good = scan(pass(MOMENT, PARTICIPATION), MOMENT, DOOR);
        var later = good.at().plusSeconds(1);
        for (ScanOfDoor changed : List.of(
                new ScanOfDoor(UUID.randomUUID(), good.pass(), good.at(), good.direction(), good.signature()),
                new ScanOfDoor(good.id(), pass(MOMENT, DOOR), good.at(), good.direction(), good.signature()),
                new ScanOfDoor(good.id(), good.pass(), later, good.direction(), good.signature()),
                new ScanOfDoor(good.id(), good.pass(), good.at(), ScanDirection.OUT, good.signature()),
                new ScanOfDoor(good.id(), good.pass(), good.at(), good.direction(), ""))) {
            assertThat(refusal(changed)).isEqualTo(ScanOutcome.FORGED_SCAN);
        }
        assertThat(check.all(new ScanBatch(UUID.randomUUID(), List.of(good)))
                        .get(0)
                        .ofTheDoor())
                .isFalse();
    }

    private static CheckInActivity activity(String state) {
        return new CheckInActivity(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "",
                "",
                "",
                MOMENT,
                MOMENT.plusSeconds(3600),
                state,
                10,
                10,
                "SUBTREE",
                List.of());
    }

    /** From two hours before 02:00 to two hours after 03:00, and ten minutes of clock on either side. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-25T23:49:59Z, false",
        "2026-11-25T23:50:00Z, true",
        "2026-11-26T05:10:00Z, true",
        "2026-11-26T05:10:01Z, false"
    })
    void peopleComeWhileTheActivityIsOn(Instant moment, boolean on) {
        assertThat(activity("PUBLISHED").isOnAt(moment, MOMENT.plusSeconds(86_400), CONFIG))
                .isEqualTo(on);
    }

    @Test
    void nobodyComesInTheFuture() {
        assertThat(activity("PUBLISHED").isOnAt(MOMENT.plusSeconds(600), MOMENT, CONFIG))
                .isTrue();
        assertThat(activity("PUBLISHED").isOnAt(MOMENT.plusSeconds(601), MOMENT, CONFIG))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(ScanOutcome.class)
    void whatWasSeenIsSeen(ScanOutcome outcome) {
        assertThat(outcome.seen()).isEqualTo(outcome == ScanOutcome.ACCEPTED || outcome == ScanOutcome.ALREADY);
    }

    @ParameterizedTest
    @CsvSource({"DRAFT, NOT_OPEN", "CANCELLED, NOT_OPEN", "PUBLISHED,", "CLOSED,", "HELD,", "REPORTED,"})
    void aDoorSendsAsLongAsItMay(String state, ScanOutcome refusal) {
        var activity = activity(state);
        var door = new Door(DOOR, activity.id(), activity.organization(), "东门", MOMENT, null);
        var last = activity.ends().plus(Duration.ofHours(72));
        assertThat(door.refusal(activity, last.minusSeconds(1), CONFIG)).isEqualTo(refusal);
        assertThat(door.refusal(activity, last, CONFIG)).isEqualTo(ScanOutcome.DOOR_EXPIRED);
        var revoked = new Door(DOOR, activity.id(), activity.organization(), "东门", MOMENT, MOMENT);
        assertThat(revoked.refusal(activity, MOMENT, CONFIG)).isEqualTo(ScanOutcome.DOOR_REVOKED);
    }
}
