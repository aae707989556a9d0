package org.boai.enroll.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** A sheet to sign, as a reader sees it. */
class AttendanceSheetTest {
    private static byte[] sheet(int names, int from, int blank) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < names; i++) {
            all.add(i == 1 ? null : i == 2 ? "王𠮷" : i == 4 ? "王㛃" : i == 3 ? "买买提·艾力" : "测试" + i);
        }
        var activity = new CheckInActivity(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "上保社区红十字会",
                "世界急救日：心肺复苏演练",
                "上保社区服务中心",
                Instant.parse("2026-11-26T02:00:00Z"),
                Instant.parse("2026-11-26T04:00:00Z"),
                "PUBLISHED",
                null,
                names,
                "SUBTREE",
                List.of());
        return new AttendanceSheet(activity, all, from, blank, "shangbao", LocalDateTime.of(2026, 11, 26, 9, 30)).pdf();
    }

    @Test
    void everybodyHasALineToSignAndSomeLinesAreBlank() throws IOException {
        byte[] pdf = sheet(40, 100, 20);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(3);
            Files.createDirectories(Path.of("target", "sign-in-sheet"));
            ImageIO.write(
                    new PDFRenderer(document).renderImageWithDPI(0, 100),
                    "png",
                    Path.of("target", "sign-in-sheet", "sheet.png").toFile());
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("签到表", "世界急救日：心肺复苏演练", "王〓(U+20BB7)", "王㛃", "买买提·艾力", "（资料已删除）", "shangbao 2026-11-26 09:30")
                    .contains("2026-11-26 10:00 至 2026-11-26 12:00")
                    .containsPattern("(?m)^101 测试0")
                    .containsPattern("(?m)^160 .*现场");
        }
    }

    @Test
    void nobodyExpectedIsAPageOfBlankLines() throws IOException {
        try (var document = Loader.loadPDF(sheet(0, 0, 20))) {
            assertThat(document.getNumberOfPages()).isOne();
        }
        try (var document = Loader.loadPDF(sheet(0, 0, 0))) {
            assertThat(document.getNumberOfPages()).isOne();
        }
    }
}
