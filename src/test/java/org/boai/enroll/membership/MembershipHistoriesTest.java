package org.boai.enroll.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.EndReason;
import org.boai.enroll.member.MemberEvent;
import org.boai.enroll.member.MemberEventKind;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.member.MemberStatus;
import org.boai.enroll.member.MembershipStep;
import org.boai.enroll.membership.MembershipConfig.KindRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lives of members that nobody thought of: whatever is tried in whichever order, the rules hold and the history tells it. */
class MembershipHistoriesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final List<UUID> PLACES = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());

    /** One membership of a person, changed by the rules of the program alone. */
    private static final class Life {
        final UUID id = UUID.randomUUID();
        final int number;
        final UUID begunAt;
        final MemberKind begunAs;
        final List<MemberEvent> events = new ArrayList<>();
        UUID place;
        MemberKind kind;
        MemberStatus status = MemberStatus.ACTIVE;
        TransferState transfer;
        UUID goesTo;

        Life(int number, UUID place, MemberKind kind) {
            this.number = number;
            this.begunAt = place;
            this.begunAs = kind;
            this.place = place;
            this.kind = kind;
        }

        private MemberEvent event(MemberEventKind what) {
            return MemberEvent.of(id, what, DAY, place);
        }

        void end(EndingKind how) {
            status = status.after(how.step());
            assertThat(status).isEqualTo(how.reason().status());
            events.add(event(how.event()));
            if (transfer != null && transfer.open()) {
                transfer = transfer.after(TransferEvent.OVERTAKE);
            }
        }

        void ask(UUID to, TransferState begins) {
            status.after(MembershipStep.TRANSFER);
            if (!to.equals(place) && (transfer == null || !transfer.open())) {
                transfer = begins;
                goesTo = to;
            }
        }

        void decide(TransferEvent word) {
            if (transfer == null) {
                return;
            }
            transfer = transfer.after(word);
            if (transfer == TransferState.DONE) {
                UUID from = place;
                place = goesTo;
                events.add(event(MemberEventKind.TRANSFERRED).movedFrom(from));
            }
        }

        void turn(int age, KindRule rule) {
            status.after(MembershipStep.CHANGE_KIND);
            KindChange.require(kind, MemberKind.ADULT, age, rule);
            events.add(event(MemberEventKind.KIND_CHANGED).turned(kind, MemberKind.ADULT));
            kind = MemberKind.ADULT;
        }

        void restore() {
            status = status.after(MembershipStep.RESTORE);
            events.add(event(MemberEventKind.RESTORED));
        }

        /** What the history says, from admission on. */
        String replayed() {
            UUID at = begunAt;
            MemberKind as = begunAs;
            MemberStatus standing = MemberStatus.ACTIVE;
            for (var event : events) {
                if (event.from() != null) {
                    assertThat(event.from()).isEqualTo(at);
                }
                at = event.organization();
                as = event.toKind() == null ? as : event.toKind();
                standing = switch (event.kind()) {
                    case LEFT, REMOVED, DECEASED -> ended(event.kind());
                    case RESTORED -> MemberStatus.ACTIVE;
                    default -> standing;
                };
            }
            return at + " " + as + " " + standing;
        }

        private static MemberStatus ended(MemberEventKind kind) {
            for (var reason : EndReason.values()) {
                if (reason.status().name().equals(kind.name())) {
                    return reason.status();
                }
            }
            throw new AssertionError(kind);
        }

        String row() {
            return place + " " + kind + " " + status;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void oneActiveMembershipOneOrganizationAndAHistoryThatTellsTheRow(long seed) {
        var random = new Random(seed);
        for (int person = 0; person < 500; person++) {
            List<Life> lives = new ArrayList<>();
            lives.add(new Life(1, PLACES.get(0), MemberKind.YOUTH));
            for (int step = 0; step < 30; step++) {
                var life = lives.get(random.nextInt(lives.size()));
                int number = life.number;
                String before = life.row();
                int events = life.events.size();
                try {
                    act(random, life, lives);
                } catch (ProblemException refused) {
                    assertThat(life.row()).isEqualTo(before);
                    assertThat(life.events).hasSize(events);
                }
                assertThat(life.number).isEqualTo(number);
                lives.forEach(MembershipHistoriesTest::requireWhole);
                assertThat(lives.stream().filter(one -> one.status == MemberStatus.ACTIVE))
                        .hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    private static void act(Random random, Life life, List<Life> lives) {
        boolean nobody = lives.stream().noneMatch(one -> one.status == MemberStatus.ACTIVE);
        switch (random.nextInt(7)) {
            case 0 -> life.end(EndingKind.values()[random.nextInt(3)]);
            case 1 -> life.ask(PLACES.get(random.nextInt(3)), TransferState.values()[random.nextInt(3)]);
            case 2, 3 -> life.decide(TransferEvent.values()[random.nextInt(TransferEvent.values().length)]);
            case 4 -> life.turn(random.nextInt(40), KindRule.values()[random.nextInt(2)]);
            case 5 -> {
                // the constraint: not beside another
                if (nobody) {
                    life.restore();
                }
            }
            default -> {
                if (nobody) {
                    lives.add(new Life(lives.size() + 1, PLACES.get(random.nextInt(3)), MemberKind.ADULT));
                }
            }
        }
    }

    private static void requireWhole(Life life) {
        assertThat(life.replayed()).isEqualTo(life.row());
        assertThat(PLACES).contains(life.place);
        if (life.status != MemberStatus.ACTIVE && life.transfer != null) {
            assertThat(life.transfer.open()).isFalse();
        }
    }
}
