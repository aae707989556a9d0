package org.boai.enroll.qr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class QrSvgTest {

    private static final String CONTENT = "https://hh.zjredcross.cn/j/482013759";
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");

    private final QrMatrix matrix = QrMatrix.of(CONTENT);

    @Test
    void drawsWhatAPhoneReads() throws Exception {
        boolean[][] drawn = pixels(svg("入会码"));

        assertThat(Camera.readModules(37, 37, (x, y) -> drawn[y][x]).getText()).isEqualTo(CONTENT);
    }

    @Test
    void drawsEveryModuleInsideAQuietZoneOfFour() throws Exception {
        boolean[][] drawn = pixels(svg("入会码"));

        for (int y = 0; y < 37; y++) {
            for (int x = 0; x < 37; x++) {
                assertThat(drawn[y][x]).isEqualTo(matrix.dark(x - 4, y - 4));
            }
        }
        assertThat(drawn[4][4] && drawn[4][32] && drawn[32][4])
                .as("the finders touch the quiet zone")
                .isTrue();
    }

    @Test
    void isOnePathOnAWhiteGroundMeasuredInModules() throws Exception {
        Element svg = svg("入会码");

        assertThat(svg.getAttribute("viewBox")).isEqualTo("0 0 37 37");
        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getAttribute("shape-rendering")).isEqualTo("crispEdges");
        assertThat(svg.getElementsByTagName("path").getLength()).isOne();
        Element ground = only(svg, "rect");
        assertThat(ground.getAttribute("fill")).isEqualTo("#fff");
        assertThat(ground.getAttribute("width")).isEqualTo("37").isEqualTo(ground.getAttribute("height"));
    }

    @Test
    void escapesTheTitle() throws Exception {
        String title = "</title><script>\"&amp;\" 'x' ]]> 𠮷";

        assertThat(only(svg(title), "title").getTextContent()).isEqualTo(title);
    }

    @Test
    void replacesCharactersThatXmlCannotCarry() throws Exception {
        assertThat(only(svg("a\u0000b\uFFFFc\uD800"), "title").getTextContent()).isEqualTo("a\uFFFDb\uFFFDc\uFFFD");
    }

    @Test
    void staysSmall() {
        assertThat(QrSvg.render(matrix, "入会码").length()).isLessThan(5_000);
    }

    private Element svg(String title) throws Exception {
        byte[] document = QrSvg.render(matrix, title).getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(document))
                .getDocumentElement();
    }

    private static Element only(Element svg, String name) {
        assertThat(svg.getElementsByTagName(name).getLength()).isOne();
        return (Element) svg.getElementsByTagName(name).item(0);
    }

    private static boolean[][] pixels(Element svg) {
        String path = only(svg, "path").getAttribute("d");
        assertThat(RUN.matcher(path).replaceAll("")).as("nothing but runs").isEmpty();
        boolean[][] pixels = new boolean[37][37];
        RUN.matcher(path).results().forEach(run -> draw(run, pixels));
        return pixels;
    }

    private static void draw(MatchResult run, boolean[][] pixels) {
        assertThat(run.group(3)).as("there and back").isEqualTo(run.group(4));
        int start = Integer.parseInt(run.group(1));
        int row = Integer.parseInt(run.group(2));
        for (int x = start; x < start + Integer.parseInt(run.group(3)); x++) {
            assertThat(pixels[row][x]).as("drawn once").isFalse();
            pixels[row][x] = true;
        }
    }
}
