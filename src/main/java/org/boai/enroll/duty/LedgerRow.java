package org.boai.enroll.duty;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.boai.enroll.member.MemberKind;

/**
 * A duty as a line of the ledger (台账), in Chinese whoever asks.
 *
 * @param postponements when and why, as one text
 * @param stay          when the branch owed it
 */
record LedgerRow(DutyView duty, String memberKind, LocalDate joinedOn, String postponements, Stay stay) {
    /** @param came null when it was opened here @param left null when the branch owes it, or has done it */
    record Stay(OffsetDateTime came, OffsetDateTime left) {}

    static final List<String> HEADERS = List.of(
            "会员编号", "姓名", "会员类别", "入会日期", "跟进事项", "状态", "开始时间", "原定期限", "期限", "办结时间", "办理人", "责任人", "延期次数", "延期情况");

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    List<String> cells() {
        boolean known = duty.name() != null;
        boolean here = stay.left() == null;
        return Arrays.asList(
                known ? duty.number() : "—",
                known ? duty.name() : "（不在本组织或资料已删除）",
                known ? said(MemberKind.valueOf(memberKind)) : null,
                known ? joinedOn.toString() : null,
                said(duty.kind()),
                standing(),
                said(duty.openedAt()),
                said(duty.firstDueAt()),
                here ? said(duty.dueAt()) : null,
                said(here ? duty.closedAt() : stay.left()),
                here ? closer() : null,
                here ? duty.owner() : null,
                here ? String.valueOf(duty.postponed()) : null,
                postponements);
    }

    private String closer() {
        return duty.state() == DutyState.DONE && duty.closedBy() == null ? "系统自动" : duty.closedBy();
    }

    private String standing() {
        if (stay.left() != null) {
            return "已随会员转出";
        }
        return switch (duty.state()) {
            case OPEN -> duty.overdue() ? "逾期未办" : "待办";
            case DONE -> inTime() ? "按期办结" : "逾期办结";
            case NEEDLESS -> "无需办理";
        };
    }

    boolean inTime() {
        return !duty.closedAt().isAfter(duty.dueAt());
    }

    private static String said(OffsetDateTime moment) {
        return moment == null ? null : moment.format(MOMENT);
    }

    private static String said(DutyKind kind) {
        return switch (kind) {
            case CONTACT -> "联系新会员";
            case ENTRY_EDUCATION -> "入会教育";
            case FIRST_ACTIVITY -> "首次参加活动";
        };
    }

    private static String said(MemberKind kind) {
        return switch (kind) {
            case ADULT -> "成人会员";
            case YOUTH -> "青少年会员";
            case CORPORATE -> "团体会员";
        };
    }

    @Override
    public String toString() {
        return "LedgerRow[" + duty.id() + "]";
    }
}
