package org.boai.enroll.page;

import java.time.format.DateTimeFormatter;
import java.util.List;
import org.boai.enroll.application.ApplicationStatus;
import org.boai.enroll.application.ProgressView;
import org.boai.enroll.application.ProgressView.Happened;
import org.boai.enroll.kernel.Language;

/** How an application stands, for people to read. */
final class FollowingWords {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private FollowingWords() {}

    static String status(ApplicationStatus status, Language language) {
        return switch (status) {
            case RECEIVED -> language.pick("已收到", "Received");
            case UNDER_REVIEW -> language.pick("审核中", "Under review");
            case RETURNED -> language.pick("请您补充信息", "Something is asked of you");
            case ADMITTED -> language.pick("已成为会员", "You are a member");
            case REFUSED -> language.pick("未通过", "Refused");
            case WITHDRAWN -> language.pick("已终止", "Ended");
        };
    }

    static List<FollowingPage.Line> lines(ProgressView progress, Language language) {
        return progress.timeline().stream()
                .map(happened -> new FollowingPage.Line(
                        happened.at().format(MOMENT), text(happened, language), happened.reason()))
                .toList();
    }

    private static String text(Happened happened, Language language) {
        String who = happened.organization() == null ? "" : happened.organization();
        return switch (happened.event()) {
            case RECEIVED -> language.pick("您的申请已送达" + who, "Your application reached " + who);
            case ACKNOWLEDGED -> language.pick(who + "已签收", who + " has acknowledged it");
            case RETURNED -> language.pick(who + "请您补充信息", who + " asked you for something");
            case ANSWERED -> language.pick("您已补充信息", "You answered");
            case REDIRECTED -> language.pick("转由" + who + "受理", "Passed on to " + who);
            case ADMITTED -> language.pick(who + "同意您入会", "Admitted by " + who);
            case REFUSED -> language.pick("未通过", "Refused");
            case WITHDRAWN -> language.pick("申请已终止", "It ended");
            case APPEALED -> language.pick("您已向" + who + "提出申诉", "You appealed to " + who);
            case APPEAL_UPHELD -> language.pick(who + "：申诉成立", who + " upheld the appeal");
            case APPEAL_REJECTED -> language.pick(who + "：维持原决定", who + " confirmed the refusal");
            case APPEAL_CLOSED -> language.pick("申诉已终止", "The appeal was closed");
        };
    }
}
