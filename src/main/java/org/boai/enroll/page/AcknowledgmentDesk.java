package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.notification.LinkService;
import org.boai.enroll.notification.LinkedNotice;
import org.boai.enroll.notification.NoticeKind;
import org.boai.enroll.notification.NotificationConfig;
import org.boai.enroll.web.Failures;
import org.boai.enroll.web.Problems;
import org.jboss.resteasy.reactive.RestResponse;

/** One notice for a steward who follows a link; whatever is the matter, the inbox is the way on. */
@ApplicationScoped
class AcknowledgmentDesk {
    private final LinkService links;
    private final NotificationConfig config;
    private final Failures failures;

    AcknowledgmentDesk(LinkService links, NotificationConfig config, Failures failures) {
        this.links = links;
        this.config = config;
        this.failures = failures;
    }

    Uni<RestResponse<TemplateInstance>> look(String token, String address, Language language) {
        return page(links.look(token, address), token, language);
    }

    Uni<RestResponse<TemplateInstance>> acknowledge(String token, String address, Language language) {
        return page(links.acknowledge(token, address), token, language);
    }

    private Uni<RestResponse<TemplateInstance>> page(Uni<LinkedNotice> found, String token, Language language) {
        return found.map(notice -> Answers.personal(new AcknowledgmentPage(
                        language, token, notice, kind(notice.kind(), language), config.inboxUrl())))
                .onFailure()
                .recoverWithItem(failure -> refused(failures.named(failure), language));
    }

    private static String kind(NoticeKind kind, Language language) {
        return switch (kind) {
            case APPLICATION_TO_REVIEW -> language.pick("待审核入会申请", "An application to review");
            case MEMBER_ADMITTED -> language.pick("入会通知", "A new member");
            case RIGHTS_REQUEST -> language.pick("待答复的个人信息权利请求", "A request about personal data to answer");
            case MEMBER_LEFT -> language.pick("退会通知", "A member has left");
            case APPLICATION_DISOWNED -> language.pick("非本人申请通知", "An application that its phone's holder disowns");
            case APPLICATIONS_IN_A_BURST -> language.pick("短时间内大量入会的核查通知", "Many applications within an hour");
            case APPLICATION_NOT_CONFIRMED ->
                language.pick("代填申请未能核实的通知", "An application filled in for somebody, not confirmed");
            case APPEAL_TO_DECIDE -> language.pick("待复核的入会申诉", "An appeal to decide");
            case TRANSFER_TO_DECIDE -> language.pick("待办理的会员关系转接", "A transfer to decide");
            case MEMBER_TRANSFERRED -> language.pick("会员关系转接结果通知", "What became of a transfer");
            case MEMBERSHIP_ENDED -> language.pick("会员资格终止通知", "A membership has ended");
            case MEMBER_RESTORED -> language.pick("会员资格恢复通知", "A membership goes on");
            case FILING_DUE -> language.pick("待备案的入会名册", "Admissions to file");
            case FILING_RETURNED -> language.pick("备案退回通知", "A filing was returned");
            case CORPORATE_TO_DECIDE -> language.pick("待审核的团体会员申请", "A unit's application to decide");
            case DUPLICATE_SUSPECTED -> language.pick("疑似重复会员的核查通知", "Two members seem to be one person");
            case DUTIES_OVERDUE -> language.pick("逾期未办的会员跟进事项", "What is overdue for members");
            case COURSE_PLANNED -> language.pick("年度会员教育通知", "A course of the yearly plan");
            case LEADER_TERM_ENDING -> language.pick("负责人任期将满提醒", "A leader's term ends soon");
            case LEADER_TO_TRAIN -> language.pick("待参加岗前培训的负责人", "A leader to be trained");
        };
    }

    private RestResponse<TemplateInstance> refused(ProblemException problem, Language language) {
        var inbox = Way.to(language.pick("登录，打开收件箱", "Sign in and open the inbox"), config.inboxUrl());
        return Answers.refused(
                problem,
                new ProblemPage(
                        language,
                        Problems.title(problem.type(), language),
                        Problems.advice(problem.type(), language),
                        List.of(inbox),
                        false));
    }
}
