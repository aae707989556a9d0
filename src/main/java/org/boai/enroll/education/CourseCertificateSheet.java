package org.boai.enroll.education;

import java.time.format.DateTimeFormatter;
import org.boai.enroll.qr.PdfSheet;

/**
 * A certificate on paper. In Chinese whoever asks: it is shown to others. Without the emblem, which the law protects
 * (红十字标志使用办法).
 */
final class CourseCertificateSheet {
    private static final float LEFT = 90;
    private static final float WIDTH = PdfSheet.WIDTH - 2 * LEFT;
    private static final float TITLE = 34;
    private static final float TEXT = 17;
    private static final float SMALL = 12;
    private static final int MOST = 4;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final CourseCertificate certificate;

    CourseCertificateSheet(CourseCertificate certificate) {
        this.certificate = certificate;
    }

    /** The bytes of the file; takes some hundredths of a second of a thread that may block. */
    byte[] pdf() {
        return PdfSheet.draw("结业证明 " + certificate.certificate(), this::draw);
    }

    private void draw(PdfSheet sheet) {
        sheet.frame(50, 50, PdfSheet.WIDTH - 100, PdfSheet.HEIGHT - 100);
        centered(sheet, "结业证明", 180, TITLE);
        float y = paragraph(sheet, PdfSheet.spelled(certificate.fullName()) + "：", 280);
        String said = "　　于" + certificate.completedOn().format(DAY) + "学完会员教育课程《" + certificate.course() + "》（第"
                + certificate.edition() + "版）" + result() + "，特此证明。";
        paragraph(sheet, said, y + 12);
        right(sheet, certificate.organization(), 560);
        right(sheet, certificate.completedOn().format(DAY), 592);
        centered(sheet, "证明编号：" + certificate.certificate(), 740, SMALL);
    }

    private String result() {
        return certificate.percent() == null ? "" : "，测验成绩" + certificate.percent() + "分（满分100分）";
    }

    /** @return where the next one begins */
    private static float paragraph(PdfSheet sheet, String text, float y) {
        float line = y;
        for (String part : sheet.lines(text, TEXT, WIDTH, MOST)) {
            sheet.text(part, LEFT, line, TEXT);
            line += TEXT * 1.9f;
        }
        return line;
    }

    private static void centered(PdfSheet sheet, String text, float y, float size) {
        sheet.bold(text, (PdfSheet.WIDTH - sheet.width(text, size)) / 2, y, size);
    }

    private static void right(PdfSheet sheet, String text, float y) {
        String line = sheet.lines(text, TEXT, WIDTH, 1).get(0);
        sheet.text(line, LEFT + WIDTH - sheet.width(line, TEXT), y, TEXT);
    }
}
