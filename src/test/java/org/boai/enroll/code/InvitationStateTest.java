package org.boai.enroll.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.junit.jupiter.api.Test;

/** What can happen to an invitation, and what it proves. */
class InvitationStateTest {
    /** Every state and every event. */
    @Test
    void onlyAnOpenOneIsUsedOrRevoked() {
        for (var state : InvitationState.values()) {
            for (var event : InvitationState.Event.values()) {
                var expected = state != InvitationState.OPEN
                        ? null
                        : switch (event) {
                            case USE -> InvitationState.USED;
                            case REVOKE -> InvitationState.REVOKED;
                        };
                assertThat(state.after(event)).as(state + " " + event).isEqualTo(expected);
            }
        }
        assertThat(InvitationState.whenInSql(InvitationState.Event.USE)).isEqualTo("'OPEN'");
    }

    @Test
    void provesSomethingOfWhomTheClassCertified() {
        assertThat(new RedeemedInvitation(false, false).proof()).isEqualTo(InvitationProof.NONE);
        assertThat(new RedeemedInvitation(false, true).proof()).isEqualTo(InvitationProof.NONE);
        assertThat(new RedeemedInvitation(true, false).proof()).isEqualTo(InvitationProof.GIVEN);
        assertThat(new RedeemedInvitation(true, true).proof()).isEqualTo(InvitationProof.TO_CHECK);
    }

    @Test
    void aNameIsTheSameHoweverItIsSpaced() {
        var invited = new InvitedPerson(
                new PersonName("买买提·艾力"), new MobileNumber("13800138000"), null, true, "培训", "西湖区红十字会");
        assertThat(invited.differs(new PersonName("买买提 艾力"), new MobileNumber("+86 138 0013 8000")))
                .isFalse();
        assertThat(invited.differs(new PersonName("买买提·艾山"), new MobileNumber("13800138000")))
                .isTrue();
        assertThat(invited.differs(new PersonName("买买提·艾力"), new MobileNumber("13800138001")))
                .isTrue();
        assertThat(invited.toString()).doesNotContain("买买提");
    }
}
