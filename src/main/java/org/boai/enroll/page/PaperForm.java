package org.boai.enroll.page;

import java.util.ArrayList;
import java.util.List;
import org.boai.enroll.code.CodeCard;
import org.boai.enroll.qr.PdfSheet;
import org.boai.enroll.qr.QrMatrix;

/**
 * The blank form on paper of one code, for those whom somebody else helps: who asks, what is asked, what is consented to in
 * which version, who signed and who filled it in. In Chinese whoever asks, since it is a document that the branch keeps.
 * Shows no emblem, which the law protects (红十字标志使用办法).
 *
 * @param url  what the picture of the code holds
 * @param demo whether the page says that it is none
 */
record PaperForm(CodeCard card, String url, boolean demo) {
    private static final float LEFT = 40;
    private static final float RIGHT = PdfSheet.WIDTH - LEFT;
    private static final float TOP = 34;
    private static final float CODE = 111;
    private static final float TEXT = 14;
    private static final float LARGE = 18;
    private static final float LINE = 1.35f;
    private static final float PALE = 0.35f;
    private static final int MOST_LINES = 4;
    private static final int MOST_OF_PATH = 2;
    private static final String STEP = " › ";
    private static final int QUIET = 4;

    /** The bytes of the file; takes some hundredths of a second of a thread that may block. */
    byte[] pdf() {
        return PdfSheet.draw("入会申请表 " + card.organization().name(), this::draw);
    }

    /** Nine digits as they are read aloud. */
    static String spoken(String code) {
        return code.replaceAll("(\\d{3})(?=\\d)", "$1 ");
    }

    private void draw(PdfSheet sheet) {
        code(sheet);
        float below = Math.max(head(sheet), TOP + CODE + 16);
        new PaperFields(sheet, LEFT, RIGHT, below).draw(card);
    }

    /** Its dark part ends where the table ends; the quiet zone lies in the margin. */
    private void code(PdfSheet sheet) {
        var matrix = QrMatrix.of(url);
        float quiet = CODE * QUIET / (matrix.size() + 2 * QUIET);
        float left = RIGHT - CODE + quiet;
        sheet.code(matrix, left, TOP - quiet, CODE);
        String digits = spoken(card.code());
        float size = TEXT + 2;
        sheet.bold(digits, left + (CODE - sheet.width(digits, size)) / 2, TOP + CODE - quiet + 10, size);
    }

    /** @return where the next thing may begin */
    private float head(PdfSheet sheet) {
        float width = RIGHT - LEFT - CODE - 6;
        float y = TOP + 24;
        sheet.bold("红十字会会员入会申请表", LEFT, y, 27);
        y += 11;
        String name = card.organization().name();
        float size = sheet.width(name, LARGE) > 2 * width ? TEXT : LARGE;
        for (String line : sheet.lines(name, size, width, MOST_LINES)) {
            y += size * LINE;
            sheet.bold(line, LEFT, y, size);
        }
        sheet.ink(PALE);
        for (String line : path(sheet, width)) {
            y += TEXT * LINE + 1;
            sheet.text(line, LEFT, y, TEXT);
        }
        sheet.ink(0);
        y += TEXT * LINE + 6;
        sheet.bold(String.join(" · ", promises()), LEFT, y, TEXT + 1);
        return y + 14;
    }

    /** The organizations above, broken between two of them where that is possible. */
    private List<String> path(PdfSheet sheet, float width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String name : card.organization().path()) {
            String longer = line.isEmpty() ? name : line + STEP + name;
            if (sheet.width(longer, TEXT) > width && !line.isEmpty()) {
                lines.add(line);
                longer = STEP.strip() + " " + name;
            }
            line = longer;
        }
        lines.add(line);
        return lines.size() > MOST_OF_PATH || lines.stream().anyMatch(one -> sheet.width(one, TEXT) > width)
                ? sheet.lines(String.join(STEP, card.organization().path()), TEXT, width, MOST_OF_PATH)
                : lines;
    }

    /** What is true of every application, and that this is none in a demonstration. */
    private List<String> promises() {
        return demo ? List.of("自愿", "申请不收费", "可随时退会", "演示，请勿填写") : List.of("自愿", "申请不收费", "可随时退会");
    }
}
