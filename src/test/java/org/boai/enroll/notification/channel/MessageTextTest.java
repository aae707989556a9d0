package org.boai.enroll.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.notification.channel.Messages.COMMUNITY;
import static org.boai.enroll.notification.channel.Messages.STREET;
import static org.boai.enroll.notification.channel.Messages.about;
import static org.boai.enroll.notification.channel.Messages.part;

import org.boai.enroll.notification.channel.Message.Occasion;
import org.junit.jupiter.api.Test;

class MessageTextTest {
    private static final String REVIEW = "APPLICATION_TO_REVIEW";

    @Test
    void saysWhoHowMuchAndWhere() {
        var text = MessageText.of(about(Occasion.TOLD, COMMUNITY, part(COMMUNITY, REVIEW, 3)));

        assertThat(text.subject()).isEqualTo("上保社区红十字会：新的待审核入会申请 3 条");
        assertThat(text.body()).isEqualTo("上保社区红十字会：新的待审核入会申请 3 条\n查看：https://join.example.org/inbox");
    }

    @Test
    void namesEachOrganizationWhenThereAreSeveral() {
        var text = MessageText.of(
                about(Occasion.TOLD, STREET, part(COMMUNITY, REVIEW, 3), part(STREET, "MEMBER_ADMITTED", 2)));

        assertThat(text.subject()).isEqualTo("北山街道红十字会：新的通知 5 条");
        assertThat(text.breakdown()).isEqualTo("上保社区红十字会 3 条 · 北山街道红十字会 2 条");
    }

    @Test
    void namesTheOrganizationBelowWhenOneHasClimbed() {
        var text = MessageText.of(about(Occasion.CLIMBED, STREET, part(COMMUNITY, REVIEW, 1)));

        assertThat(text.body().lines())
                .containsExactly(
                        "北山街道红十字会：待审核入会申请 1 条，下级逾期未签收，已转报您", "上保社区红十字会 1 条", "查看：https://join.example.org/inbox");
    }

    @Test
    void namesAtMostTenOrganizations() {
        assertThat(MessageText.of(Messages.ofBranches(10)).breakdown()).endsWith("第10社区红十字会 1 条");
        assertThat(MessageText.of(Messages.ofBranches(11)).breakdown()).endsWith("第10社区红十字会 1 条 等");
        assertThat(MessageText.of(Messages.ofBranches(11)).subject()).contains("11 条");
    }

    @Test
    void urgesWhenNobodyHasAcknowledged() {
        var text = MessageText.of(about(Occasion.REMINDED, COMMUNITY, part(COMMUNITY, "MEMBER_ADMITTED", 1)));

        assertThat(text.subject()).isEqualTo("上保社区红十字会：入会通知 1 条仍未签收，请尽快");
    }

    @Test
    void marksWhatGoesFirstAndOffersToAcknowledge() {
        var text = MessageText.of(Messages.toAcknowledge(about(Occasion.TOLD, COMMUNITY, part(COMMUNITY, REVIEW, 1))));

        assertThat(text.subject()).startsWith("【优先】上保社区红十字会：");
        assertThat(text.links()).containsExactly("查看：" + Messages.LINK, "直接签收：" + Messages.ACKNOWLEDGE);
    }

    @Test
    void saysWhenItIsATest() {
        assertThat(MessageText.of(about(Occasion.TEST, COMMUNITY)).body())
                .isEqualTo("上保社区红十字会：测试消息，无须处理\n查看：https://join.example.org/inbox");
    }
}
