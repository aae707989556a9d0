package org.boai.enroll.education;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.qr.PdfSheet;
import org.boai.enroll.qr.QrMatrix;

/**
 * The invitations of a class on paper, to be cut and handed out: a name, a picture to scan, and until when. In Chinese whoever
 * asks: it is handed to participants. Shows no emblem, which the law protects (红十字标志使用办法).
 *
 * @param printedBy the account
 */
record FirstAidSheet(FirstAidClassView of, List<Slip> slips, String printedBy) {
    private static final float LEFT = 40;
    private static final float TOP = 64;
    private static final float WIDTH = (PdfSheet.WIDTH - 2 * LEFT) / 2;
    private static final float HEIGHT = 182;
    private static final float CODE = 118;
    private static final float TEXT = 10;
    private static final float NAME = 16;
    private static final float INSET = 12;
    private static final int ACROSS = 2;
    private static final int ON_A_PAGE = 8;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

    /** For one participant. */
    record Slip(PersonName name, String url, OffsetDateTime until) {
        @Override
        public String toString() {
            return "Slip[…]";
        }
    }

    /** The bytes of the file; takes some hundredths of a second per page, of a thread that may block. */
    byte[] pdf() {
        int pages = Math.max(1, (slips.size() + ON_A_PAGE - 1) / ON_A_PAGE);
        List<Consumer<PdfSheet>> all = new ArrayList<>();
        for (int page = 0; page < pages; page++) {
            int first = page * ON_A_PAGE;
            all.add(sheet -> draw(sheet, first));
        }
        return PdfSheet.draw("入会邀请 " + of.title(), all);
    }

    private void draw(PdfSheet sheet, int first) {
        sheet.bold(sheet.lines(of.title() + "　入会邀请", 14, 2 * WIDTH, 1).get(0), LEFT, 36, 14);
        sheet.ink(0.35f);
        sheet.text(sheet.lines(head(), TEXT, 2 * WIDTH, 1).get(0), LEFT, 54, TEXT);
        sheet.ink(0);
        for (int i = first; i < Math.min(slips.size(), first + ON_A_PAGE); i++) {
            int place = i - first;
            slip(sheet, slips.get(i), LEFT + place % ACROSS * WIDTH, TOP + place / ACROSS * HEIGHT);
        }
    }

    private String head() {
        return of.organization() + "　" + of.firstDay().format(DAY) + "　" + of.place() + "　打印：" + printedBy;
    }

    private void slip(PdfSheet sheet, Slip slip, float x, float y) {
        sheet.frame(x, y, WIDTH, HEIGHT);
        String name = PdfSheet.spelled(slip.name().value());
        float baseline = y + 24;
        sheet.bold(sheet.lines(name, NAME, WIDTH - 2 * INSET, 1).get(0), x + INSET, baseline, NAME);
        sheet.code(QrMatrix.of(slip.url()), x + 4, y + 30, CODE);
        float beside = x + CODE + INSET;
        float room = WIDTH - CODE - 2 * INSET;
        float line = y + 52;
        for (String said : List.of("诚邀您加入红十字会。", "用微信或浏览器扫码，", "您的信息已为您填好，", "可以修改。", "仅供本人使用一次。")) {
            sheet.text(sheet.lines(said, TEXT, room, 1).get(0), beside, line, TEXT);
            line += 17;
        }
        sheet.text("有效至 " + slip.until().format(DAY), beside, line, TEXT);
        sheet.ink(0.35f);
        sheet.text(sheet.lines("自愿　申请不收费　可随时退会", TEXT, WIDTH - 2 * INSET, 1).get(0), x + INSET, y + HEIGHT - 14, TEXT);
        sheet.ink(0);
    }

    @Override
    public String toString() {
        return "FirstAidSheet[" + of.id() + "]";
    }
}
