package org.boai.enroll.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.member.MemberStatus;
import org.boai.enroll.membership.BatchCandidate.Planned;
import org.boai.enroll.membership.BatchCandidate.Wish;
import org.boai.enroll.membership.MembershipConfig.KindRule;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.organization.OrganizationStatus;
import org.junit.jupiter.api.Test;

/** What a batch plans for one person. */
class BatchCandidateTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
    private static final UUID SCHOOL = UUID.randomUUID();
    private static final Branch VILLAGE = new Branch(
            UUID.randomUUID(), "村红十字会", OrganizationKind.VILLAGE, OrganizationStatus.ACTIVE, true, List.of());
    private static final BatchWay WAY = BatchWay.to(VILLAGE);
    private static final Wish MOVES = new Wish(true, false, KindRule.IN_SCHOOL, TODAY);
    private static final Wish GRADUATES = new Wish(true, true, KindRule.IN_SCHOOL, TODAY);
    private static final Wish STAYS = new Wish(false, true, KindRule.IN_SCHOOL, TODAY);
    private static final Wish AT_EIGHTEEN = new Wish(true, true, KindRule.AGE_18, TODAY);

    private static BatchCandidate pupil(MemberKind kind, int age, boolean moving) {
        return new BatchCandidate(
                UUID.randomUUID(), SCHOOL, kind, MemberStatus.ACTIVE, TODAY.minusYears(age), "330106002051", moving);
    }

    private static String said(Planned planned) {
        return planned.plan() + (planned.because() == null ? "" : " " + planned.because());
    }

    @Test
    void whoHasAPlaceToGoToGoes() {
        var planned = pupil(MemberKind.YOUTH, 18, false).plan(GRADUATES, WAY);
        assertThat(said(planned)).isEqualTo("TRANSFER");
        assertThat(planned.to()).isEqualTo(VILLAGE.id());
        assertThat(said(pupil(MemberKind.ADULT, 30, false).plan(GRADUATES, WAY)))
                .isEqualTo("TRANSFER");
    }

    @Test
    void whoCannotSaysWhy() {
        assertThat(said(pupil(MemberKind.YOUTH, 18, true).plan(MOVES, WAY))).isEqualTo("SKIP transfer-open");
        assertThat(said(pupil(MemberKind.YOUTH, 18, false).plan(MOVES, BatchWay.nowhere("no-residence"))))
                .isEqualTo("SKIP no-residence");
        assertThat(said(pupil(MemberKind.YOUTH, 17, false).plan(AT_EIGHTEEN, WAY)))
                .isEqualTo("SKIP under-age");
        assertThat(said(pupil(MemberKind.ADULT, 30, false).plan(STAYS, WAY))).isEqualTo("SKIP kind-impossible");
        var gone = new BatchCandidate(
                UUID.randomUUID(), SCHOOL, MemberKind.YOUTH, MemberStatus.LEFT, TODAY.minusYears(18), null, false);
        assertThat(said(gone.plan(GRADUATES, WAY))).isEqualTo("SKIP membership-over");
    }

    @Test
    void whoIsThereAlreadyOnlyTurns() {
        var there = new BatchCandidate(
                UUID.randomUUID(),
                VILLAGE.id(),
                MemberKind.YOUTH,
                MemberStatus.ACTIVE,
                TODAY.minusYears(19),
                "330106002051",
                false);
        assertThat(said(there.plan(GRADUATES, WAY))).isEqualTo("KIND_ONLY");
        assertThat(said(there.plan(MOVES, WAY))).isEqualTo("SKIP transfer-to-itself");
        assertThat(said(there.plan(STAYS, WAY))).isEqualTo("KIND_ONLY");
    }
}
