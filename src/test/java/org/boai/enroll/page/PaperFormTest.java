package org.boai.enroll.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDContentStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.boai.enroll.application.Background;
import org.boai.enroll.code.CodeCard;
import org.boai.enroll.code.CodeCard.ConsentCard;
import org.boai.enroll.code.CodeStatus;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.privacy.Purpose;
import org.boai.enroll.qr.Camera;
import org.junit.jupiter.api.Test;

/** The form on paper, as a reader, a camera and a searcher see it. */
class PaperFormTest {
    private static final String CODE = "482013759";
    private static final String URL = "https://hh.zjredcross.cn/j/" + CODE;
    private static final List<String> PATH = List.of("浙江省红十字会", "杭州市红十字会", "西湖区红十字会", "北山街道红十字会");
    private static final int DPI = 150;
    private static final int LARGEST = 100_000;
    private static final float SMALLEST_TEXT = 14;

    private static final byte[] ORDINARY = form("上保社区红十字会", PATH).pdf();

    private static PaperForm form(String organization, List<String> path) {
        var card = new CodeCard(
                CODE,
                CodeStatus.ACTIVE,
                "海报",
                new CodeCard.OrganizationCard(UUID.randomUUID(), organization, OrganizationKind.VILLAGE, path),
                false,
                true,
                List.of(
                        consent(Purpose.PRIVACY_POLICY, "2", "个人信息处理规则"),
                        consent(Purpose.STATUTES, "1", "承认《中国红十字会章程》"),
                        consent(Purpose.PRC_CITIZEN, "1", "我是中华人民共和国公民"),
                        consent(Purpose.SENSITIVE_DATA, "2", "同意处理出生日期和证件号码"),
                        consent(Purpose.SHARE_WITH_BRANCH, "2", "同意将信息提供给归口的红十字组织"),
                        consent(Purpose.GUARDIAN, "1", "监护人同意")));
        return new PaperForm(card, URL, false);
    }

    private static ConsentCard consent(Purpose purpose, String version, String title) {
        return new ConsentCard(purpose, version, title, "/consents/" + purpose, true);
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).replace("\n", " ");
        }
    }

    private static BufferedImage picture(byte[] pdf, String name) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var picture = new PDFRenderer(document).renderImageWithDPI(0, DPI, ImageType.GRAY);
            var file = Path.of("target", "paper-form", name + ".png");
            Files.createDirectories(file.getParent());
            ImageIO.write(picture, "png", file.toFile());
            return picture;
        }
    }

    private static String scanned(BufferedImage page) {
        return Camera.find(page.getWidth(), page.getHeight(), (x, y) -> (page.getRGB(x, y) & 0xFF) < 0x80);
    }

    @Test
    void aPhoneReadsTheCodeFromThePrintedPage() throws IOException {
        assertThat(scanned(picture(ORDINARY, "ordinary"))).isEqualTo(URL);
    }

    @Test
    void namesTheBranchItsPathAndTheDigitsInTextThatCanBeSearched() throws IOException {
        assertThat(text(ORDINARY))
                .contains("上保社区红十字会", "浙江省红十字会 › 杭州市红十字会 › 西湖区红十字会 › 北山街道红十字会", "482 013 759")
                .contains("自愿", "申请不收费", "可随时退会");
    }

    @Test
    void asksForWhatAnApplicationNeedsAndForNoMore() throws IOException {
        assertThat(text(ORDINARY))
                .contains("姓名", "手机号码", "出生日期", "现在常住地", "村（社区）", "证件号码", "（自愿填写）", "监护人")
                .contains("申请人签名", "签名日期", "代填人", "本表保存于")
                .doesNotContain("民族", "政治面貌", "宗教", "性别", "身份证复印件");
        for (Background background : Background.values()) {
            assertThat(text(ORDINARY)).contains(FormOptions.text(background, Language.ZH));
        }
    }

    @Test
    void namesEachTextWithTheVersionThatIsConsentedTo() throws IOException {
        assertThat(text(ORDINARY))
                .contains("个人信息处理规则（第2版）", "承认《中国红十字会章程》（第1版）", "我是中华人民共和国公民（第1版）")
                .contains("同意处理出生日期和证件号码（第2版）", "同意将信息提供给归口的红十字组织（第2版）", "监护人同意（未满14周岁，第1版）");
    }

    @Test
    void isOnePageThatHasAGlyphForEachOfItsWordsAndIsSmall() throws IOException {
        assertThat(ORDINARY).hasSizeLessThan(LARGEST);
        assertOnePage(ORDINARY);
        assertThat(text(ORDINARY)).doesNotContain("〓");
    }

    @Test
    void theLongestNameAndPathStayOnThePageAndLeaveTheCodeAlone() throws IOException {
        String longest = "浮石花苑浮石苑住户管理办公室居委会".repeat(6).substring(0, 100);
        byte[] pdf = form(longest, List.of(longest, longest, longest, longest)).pdf();

        assertThat(pdf).hasSizeLessThan(LARGEST);
        assertOnePage(pdf);
        assertThat(text(pdf).replace(" ", "")).contains("…", "本表保存于");
        assertThat(scanned(picture(pdf, "longest"))).isEqualTo(URL);
    }

    @Test
    void aCharacterThatTheFontLacksIsABoxAndNoFailure() throws IOException {
        byte[] pdf = form("𠮷村\uD83D\uDE00红十字会", PATH).pdf();

        assertThat(text(pdf)).contains("〓村〓红十字会");
    }

    @Test
    void theSameFormIsTheSameFile() {
        assertThat(form("上保社区红十字会", PATH).pdf()).isEqualTo(ORDINARY);
    }

    @Test
    void saysThatADemonstrationIsOne() throws IOException {
        var form = form("上保社区红十字会", PATH);

        assertThat(text(new PaperForm(form.card(), URL, true).pdf())).contains("演示");
        assertThat(text(ORDINARY)).doesNotContain("演示");
    }

    /** The law protects the red cross on white: nothing on the page has a color, and nothing is a picture. */
    @Test
    void showsNoEmblem() throws IOException {
        var page = picture(ORDINARY, "ordinary");
        assertThat(page.getColorModel().getNumColorComponents()).isEqualTo(1);
        try (var document = Loader.loadPDF(ORDINARY)) {
            PDContentStream stream = document.getPage(0);
            assertThat(stream.getResources().getXObjectNames()).isEmpty();
            var colored = new PDFRenderer(document).renderImageWithDPI(0, 36, ImageType.RGB);
            for (int x = 0; x < colored.getWidth(); x++) {
                for (int y = 0; y < colored.getHeight(); y++) {
                    int rgb = colored.getRGB(x, y);
                    assertThat(rgb >> 16 & 0xFF).isEqualTo(rgb >> 8 & 0xFF).isEqualTo(rgb & 0xFF);
                }
            }
        }
    }

    private static void assertOnePage(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertFontsAreInside(document);
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition text) {
                    assertThat(text.getFontSizeInPt()).as(text.getUnicode()).isGreaterThanOrEqualTo(SMALLEST_TEXT);
                    assertThat(text.getXDirAdj()).isBetween(30f, 560f);
                    assertThat(text.getYDirAdj()).isBetween(30f, 815f);
                }
            }.getText(document);
        }
    }

    private static void assertFontsAreInside(PDDocument document) throws IOException {
        var resources = document.getPage(0).getResources();
        for (var name : resources.getFontNames()) {
            PDFont font = resources.getFont(name);
            assertThat(font.isEmbedded()).as(font.getName()).isTrue();
            assertThat(font.getName().toLowerCase(Locale.ROOT)).contains("+notosanssc");
        }
    }
}
