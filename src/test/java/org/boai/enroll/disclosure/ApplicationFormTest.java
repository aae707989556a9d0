package org.boai.enroll.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.boai.enroll.application.Guardian;
import org.junit.jupiter.api.Test;

/** The application form of a member, as a reader sees it. */
class ApplicationFormTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 3);

    private static byte[] form(String name, Guardian guardian) {
        var facts = new FormFacts(
                "33010626000000017",
                "ADULT",
                "上保社区红十字会",
                "浙江省红十字会 › 杭州市红十字会 › 西湖区红十字会 › 北山街道红十字会",
                "浙江省杭州市西湖区北山街道上保社区居民委员会",
                List.of("VOLUNTEER", "FIRST_AID_CERTIFICATE"),
                false,
                DAY,
                DAY);
        var person = new DisclosedFields(name, "13800138000", LocalDate.of(1990, 1, 1), "11010519491231002X", guardian);
        return new ApplicationForm(facts, person, "shangbao　上保社区红十字会", LocalDateTime.of(2026, 11, 26, 9, 30)).pdf();
    }

    private static String text(byte[] pdf, String name) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            Files.createDirectories(Path.of("target", "application-form"));
            var picture = new PDFRenderer(document).renderImageWithDPI(0, 100);
            ImageIO.write(
                    picture,
                    "png",
                    Path.of("target", "application-form", name + ".png").toFile());
            assertThat(document.getNumberOfPages()).isOne();
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void saysAllThatIsOnRecordAndWhoPrintedItAndWhen() throws IOException {
        String text = text(form("欧阳明月", null), "ordinary");
        assertThat(text)
                .contains(
                        "中国红十字会个人会员入会申请登记表",
                        "欧阳明月",
                        "13800138000",
                        "1990年1月1日",
                        "11010519491231002X",
                        "上保社区居民委员会",
                        "上保社区红十字会",
                        "红十字志愿者、持有救护员证",
                        "33010626000000017",
                        "申请日期：2026年11月3日")
                .contains("打印：shangbao　上保社区红十字会　2026-11-26 09:30");
    }

    @Test
    void aGuardianStandsOnIt() throws IOException {
        assertThat(text(form("欧阳明月", new Guardian("欧阳海", "13900139000", Guardian.Relation.SIBLING)), "guardian"))
                .contains("欧阳海", "13900139000", "兄、姐");
    }

    /** A character that no font here has is not lost: a box stands for it, and its number says which. */
    @Test
    void noCharacterOfANameIsLost() throws IOException {
        assertThat(text(form("赟喆𬱟", null), "rare")).contains("赟喆𬱟");
        assertThat(text(form("王𠮷明", null), "missing")).contains("王〓(U+20BB7)明");
    }

    @Test
    void aLongNameGoesOnInTheNextLine() throws IOException {
        String name = "买买提".repeat(7) + "·" + "阿卜杜热西提".repeat(4);
        assertThat(text(form(name, null), "long").replaceAll("\\s", "")).contains("阿卜杜热西提");
    }
}
