package org.boai.enroll.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.boai.enroll.filing.FilingView.Place;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.member.MemberStatus;
import org.junit.jupiter.api.Test;

/** A roster, as a reader sees it. */
class RosterSheetTest {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 9);

    private static FilingRowView row(int i) {
        return i == 1
                ? new FilingRowView(UUID.randomUUID(), null, null, null, null, DAY, false, false, false, null, null)
                : new FilingRowView(
                        UUID.randomUUID(),
                        "3301062600000" + String.format("%04d", i),
                        "王*𠮷",
                        MemberKind.ADULT,
                        MemberStatus.ACTIVE,
                        DAY,
                        true,
                        false,
                        false,
                        null,
                        null);
    }

    private static byte[] roster(int rows, int from) {
        List<FilingRowView> all = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            all.add(row(i));
        }
        var place = new Place(UUID.randomUUID(), "上保社区红十字会");
        var filing = new FilingView(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "2026-10",
                new Place(UUID.randomUUID(), "西湖区红十字会"),
                place,
                FilingState.OPEN,
                from + rows,
                0,
                0,
                null,
                null,
                OffsetDateTime.now(),
                null);
        return new RosterSheet(filing, all, from, "xihu", LocalDateTime.of(2026, 11, 26, 9, 30)).pdf();
    }

    @Test
    void everyRowStandsOnAPageWithItsNumber() throws IOException {
        byte[] pdf = roster(70, 2000);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(3);
            Files.createDirectories(Path.of("target", "application-form"));
            ImageIO.write(
                    new PDFRenderer(document).renderImageWithDPI(0, 100),
                    "png",
                    Path.of("target", "application-form", "roster.png").toFile());
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("共 2070 名，本册第 2001 至 2070 名", "第 3 / 3 页", "西湖区红十字会", "（资料已删除）")
                    .contains("打印：xihu　2026-11-26 09:30")
                    .contains("王*〓(U+20BB7)");
            for (int i = 2001; i <= 2070; i++) {
                assertThat(text).contains(String.valueOf(i));
            }
        }
    }

    @Test
    void aBatchOfWhomNobodyIsLeftIsStillAPage() throws IOException {
        try (var document = Loader.loadPDF(roster(0, 0))) {
            assertThat(document.getNumberOfPages()).isOne();
        }
    }

    /** A part is what is held at once. */
    @Test
    void aWholePartIsSmall() {
        assertThat(roster(RosterService.PART, 0)).hasSizeLessThan(2_000_000);
    }
}
