package org.boai.enroll.duty;

import java.util.List;
import org.boai.enroll.duty.BranchMonth.Figure;

/** What the lines of a ledger come to, counted while they are written. */
final class LedgerTotals {
    private final LedgerMonth month;
    private long begun;
    private long done;
    private long inTime;
    private long open;
    private long overdue;

    LedgerTotals(LedgerMonth month) {
        this.month = month;
    }

    void add(LedgerRow row) {
        var duty = row.duty();
        if (duty.kind() == DutyKind.CONTACT
                && row.stay().came() == null
                && month.holds(duty.openedAt().toInstant())) {
            begun++;
        }
        if (row.stay().left() != null) {
            return;
        }
        if (duty.state() == DutyState.DONE && month.holds(duty.closedAt().toInstant())) {
            done++;
            inTime += row.inTime() ? 1 : 0;
        }
        if (duty.state() == DutyState.OPEN) {
            open++;
            overdue += duty.overdue() ? 1 : 0;
        }
    }

    /** As of now for what is open: the ledger of a month that is over says what is still left of it. */
    List<Figure> figures() {
        return List.of(
                new Figure("本月开始跟进的会员", begun),
                new Figure("本月办结事项", done),
                new Figure("其中按期办结", inTime),
                new Figure("尚未办结事项", open),
                new Figure("其中已逾期", overdue));
    }
}
