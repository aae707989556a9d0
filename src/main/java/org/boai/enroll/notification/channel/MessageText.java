package org.boai.enroll.notification.channel;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.boai.enroll.notification.channel.Message.Occasion;
import org.boai.enroll.notification.channel.Message.Part;

/**
 * A message in words, for people who read Chinese: who is told, how much of what, and where to go. As plain text, so
 * that each channel escapes it as its own form demands.
 *
 * @param subject   one line
 * @param breakdown one line by organization, or null when all is the told organization's own
 * @param links     one line for each link, with what it is for
 */
public record MessageText(String subject, String breakdown, List<String> links) {
    private static final int MOST_PARTS = 10;

    public static MessageText of(Message message) {
        return new MessageText(subjectOf(message), breakdownOf(message), linksOf(message));
    }

    /** All of it, a line for each. */
    public String body() {
        String head = breakdown == null ? subject : subject + "\n" + breakdown;
        return head + "\n" + String.join("\n", links);
    }

    private static String subjectOf(Message message) {
        String first = message.priority() ? "【优先】" : "";
        return first + message.organization().name() + "：" + news(message);
    }

    private static String news(Message message) {
        String things = things(message.parts()) + " " + message.count() + " 条";
        return switch (message.occasion()) {
            case TOLD -> "新的" + things;
            case REMINDED -> things + "仍未签收，请尽快";
            case CLIMBED -> things + "，下级逾期未签收，已转报您";
            case TEST -> "测试消息，无须处理";
        };
    }

    /** What all of it is, or the word for anything when it is of several kinds. */
    private static String things(List<Part> parts) {
        var kinds =
                parts.stream().map(Part::kind).map(MessageText::name).distinct().toList();
        return kinds.size() == 1 ? kinds.get(0) : "通知";
    }

    private static String name(String kind) {
        return switch (Objects.requireNonNullElse(kind, "")) {
            case "APPLICATION_TO_REVIEW" -> "待审核入会申请";
            case "MEMBER_ADMITTED" -> "入会通知";
            case "RIGHTS_REQUEST" -> "待答复的个人信息权利请求";
            case "MEMBER_LEFT" -> "退会通知";
            case "APPLICATION_DISOWNED" -> "非本人申请通知";
            case "APPLICATIONS_IN_A_BURST" -> "短时间内大量入会的核查通知";
            case "APPLICATION_NOT_CONFIRMED" -> "代填申请未能核实的通知";
            case "APPEAL_TO_DECIDE" -> "待复核的入会申诉";
            case "TRANSFER_TO_DECIDE" -> "待办理的会员关系转接";
            case "MEMBER_TRANSFERRED" -> "会员关系转接结果通知";
            case "MEMBERSHIP_ENDED" -> "会员资格终止通知";
            case "MEMBER_RESTORED" -> "会员资格恢复通知";
            case "FILING_DUE" -> "待备案的入会名册";
            case "FILING_RETURNED" -> "备案退回通知";
            case "CORPORATE_TO_DECIDE" -> "待审核的团体会员申请";
            case "DUPLICATE_SUSPECTED" -> "疑似重复会员的核查通知";
            case "DUTIES_OVERDUE" -> "逾期未办的会员跟进事项";
            case "COURSE_PLANNED" -> "年度会员教育通知";
            case "LEADER_TERM_ENDING" -> "负责人任期将满提醒";
            case "LEADER_TO_TRAIN" -> "待参加岗前培训的负责人";
            default -> "通知";
        };
    }

    private static String breakdownOf(Message message) {
        var parts = message.parts();
        boolean allItsOwn = parts.stream().allMatch(part -> part.organizationId()
                .equals(message.organization().id()));
        if (message.occasion() == Occasion.TEST || allItsOwn && parts.size() <= 1) {
            return null;
        }
        String shown = parts.stream()
                .limit(MOST_PARTS)
                .map(part -> part.organization() + " " + part.count() + " 条")
                .collect(Collectors.joining(" · "));
        return parts.size() > MOST_PARTS ? shown + " 等" : shown;
    }

    private static List<String> linksOf(Message message) {
        String inbox = "查看：" + message.link();
        return message.acknowledgmentLink() == null
                ? List.of(inbox)
                : List.of(inbox, "直接签收：" + message.acknowledgmentLink());
    }
}
