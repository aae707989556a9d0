package org.boai.enroll.activity;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.qr.PdfSheet;

/**
 * The sheet that is signed at the door (签到表), or a part of it: adults' names in full, since people look for their own, and blank
 * lines for who comes without having signed up. In Chinese whoever asks.
 *
 * @param names     null for whoever was erased
 * @param from      how many come before this part
 * @param blank     lines at the end
 * @param printedBy the account
 */
record AttendanceSheet(
        CheckInActivity activity, List<String> names, int from, int blank, String printedBy, LocalDateTime at) {
    private static final float LEFT = 40;
    private static final float RIGHT = PdfSheet.WIDTH - LEFT;
    private static final float TOP = 50;
    private static final float HEAD = 126;
    private static final float ROW = 24;
    private static final float TEXT = 11;
    private static final float BASELINE = 16;
    private static final float TITLE = 17;
    private static final int ON_A_PAGE = 27;
    private static final float[] COLUMNS = {LEFT, 80, 260, 380, 440, 500, RIGHT};
    private static final List<String> HEADS = List.of("序号", "姓名", "签名", "签到", "签退", "备注");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** The bytes of the file; takes some hundredths of a second per page, of a thread that may block. */
    byte[] pdf() {
        int pages = Math.max(1, (lines() + ON_A_PAGE - 1) / ON_A_PAGE);
        List<Consumer<PdfSheet>> all = new ArrayList<>();
        for (int page = 0; page < pages; page++) {
            int number = page;
            all.add(sheet -> draw(sheet, number, pages));
        }
        return PdfSheet.draw("签到表 " + activity.title(), all);
    }

    private int lines() {
        return names.size() + blank;
    }

    private void draw(PdfSheet sheet, int page, int pages) {
        sheet.watermark(printedBy + " " + at.format(MOMENT), TEXT + 1);
        sheet.bold("签到表", LEFT, TOP, TITLE);
        float width = RIGHT - LEFT;
        sheet.text(sheet.lines(activity.title(), TEXT + 1, width, 1).get(0), LEFT, TOP + 22, TEXT + 1);
        String where = activity.holder() + "　" + moment() + "　" + activity.place();
        sheet.text(sheet.lines(where, TEXT - 1, width, 1).get(0), LEFT, TOP + 42, TEXT - 1);
        float y = row(sheet, HEADS, HEAD - ROW);
        int first = page * ON_A_PAGE;
        for (int i = first; i < Math.min(lines(), first + ON_A_PAGE); i++) {
            y = row(sheet, cells(i), y);
        }
        String foot =
                "第 " + (page + 1) + " / " + pages + " 页　打印：" + printedBy + "　" + at.format(MOMENT) + "　含个人信息，用后归档或销毁";
        sheet.text(foot, LEFT, PdfSheet.HEIGHT - 24, TEXT - 1);
    }

    private String moment() {
        return activity.starts().atZone(SystemClock.ZONE).format(MOMENT) + " 至 "
                + activity.ends().atZone(SystemClock.ZONE).format(MOMENT);
    }

    private List<String> cells(int i) {
        boolean known = i < names.size();
        String name = known ? names.get(i) : "";
        return List.of(
                String.valueOf(from + i + 1),
                name == null ? "（资料已删除）" : PdfSheet.spelled(name),
                "",
                "",
                "",
                known ? "" : "现场");
    }

    /** @return where the next row begins */
    private static float row(PdfSheet sheet, List<String> cells, float y) {
        for (int i = 0; i < cells.size(); i++) {
            float width = COLUMNS[i + 1] - COLUMNS[i];
            sheet.frame(COLUMNS[i], y, width, ROW);
            if (!cells.get(i).isEmpty()) {
                String shown = sheet.lines(cells.get(i), TEXT, width - 6, 1).get(0);
                sheet.text(shown, COLUMNS[i] + 3, y + BASELINE, TEXT);
            }
        }
        return y + ROW;
    }

    @Override
    public String toString() {
        return "AttendanceSheet[" + activity.id() + "]";
    }
}
