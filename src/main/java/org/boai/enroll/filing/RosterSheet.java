package org.boai.enroll.filing;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.member.MemberStatus;
import org.boai.enroll.qr.PdfSheet;

/**
 * The roster (名册) of a batch on paper, or one part of it, names masked. In Chinese whoever asks: it is a document that the
 * county keeps.
 *
 * @param from      how many rows come before this part
 * @param printedBy the account
 */
record RosterSheet(FilingView filing, List<FilingRowView> rows, int from, String printedBy, LocalDateTime at) {
    private static final float LEFT = 40;
    private static final float RIGHT = PdfSheet.WIDTH - LEFT;
    private static final float TOP = 50;
    private static final float HEAD = 118;
    private static final float ROW = 20;
    private static final float TEXT = 10;
    private static final float BASELINE = 14;
    private static final float TITLE = 17;
    private static final int ON_A_PAGE = 33;
    private static final float[] COLUMNS = {LEFT, 78, 208, 290, 350, 425, 480, RIGHT};
    private static final List<String> HEADS = List.of("序号", "会员编号", "姓名", "类别", "入会日期", "状态", "备案");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** The bytes of the file; takes some hundredths of a second per page, of a thread that may block. */
    byte[] pdf() {
        int pages = Math.max(1, (rows.size() + ON_A_PAGE - 1) / ON_A_PAGE);
        List<Consumer<PdfSheet>> all = new ArrayList<>();
        for (int page = 0; page < pages; page++) {
            int number = page;
            all.add(sheet -> draw(sheet, number, pages));
        }
        return PdfSheet.draw("会员备案名册 " + filing.organization().name() + " " + filing.month(), all);
    }

    private void draw(PdfSheet sheet, int page, int pages) {
        sheet.watermark(printedBy + " " + at.format(MOMENT), TEXT + 2);
        sheet.bold("会员备案名册", LEFT, TOP, TITLE);
        sheet.text(filing.organization().name() + "　" + filing.month(), LEFT, TOP + 22, TEXT + 2);
        String with = "备案单位：" + filing.county().name() + "　共 " + filing.members() + " 名，本册第 " + (from + 1) + " 至 "
                + (from + rows.size()) + " 名";
        sheet.text(with, LEFT, TOP + 42, TEXT);
        float y = row(sheet, HEADS, HEAD - ROW);
        int first = page * ON_A_PAGE;
        for (int i = first; i < Math.min(rows.size(), first + ON_A_PAGE); i++) {
            y = row(sheet, cells(i), y);
        }
        String foot = "第 " + (page + 1) + " / " + pages + " 页　打印：" + printedBy + "　" + at.format(MOMENT);
        sheet.text(foot, LEFT, PdfSheet.HEIGHT - 24, TEXT);
    }

    private List<String> cells(int i) {
        var row = rows.get(i);
        boolean known = row.name() != null;
        return List.of(
                String.valueOf(from + i + 1),
                known ? row.number() : "—",
                known ? PdfSheet.spelled(row.name()) : "（资料已删除）",
                known ? kind(row.kind()) : "—",
                row.joinedOn().toString(),
                known ? status(row.status()) : "—",
                row.filed() ? "已备案" : row.wronglyAdmitted() ? "待核查" : "未备案");
    }

    private static String kind(MemberKind kind) {
        return switch (kind) {
            case ADULT -> "成人会员";
            case YOUTH -> "青少年会员";
            case CORPORATE -> "团体会员";
        };
    }

    private static String status(MemberStatus status) {
        return switch (status) {
            case ACTIVE -> "在会";
            case LEFT -> "已退会";
            case REMOVED -> "已除名";
            case DECEASED -> "已故";
        };
    }

    /** @return where the next row begins */
    private static float row(PdfSheet sheet, List<String> cells, float y) {
        for (int i = 0; i < cells.size(); i++) {
            float width = COLUMNS[i + 1] - COLUMNS[i];
            sheet.frame(COLUMNS[i], y, width, ROW);
            String shown = sheet.lines(cells.get(i), TEXT, width - 6, 1).get(0);
            sheet.text(shown, COLUMNS[i] + 3, y + BASELINE, TEXT);
        }
        return y + ROW;
    }

    @Override
    public String toString() {
        return "RosterSheet[" + filing.id() + "]";
    }
}
