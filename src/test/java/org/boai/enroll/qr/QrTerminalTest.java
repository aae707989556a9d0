package org.boai.enroll.qr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QrTerminalTest {

    private static final String CONTENT = "https://hh.zjredcross.cn/j/482013759";
    private static final String BLACK_ON_WHITE = "\u001B[30;47m";
    private static final String RESET = "\u001B[0m";

    private final QrMatrix matrix = QrMatrix.of(CONTENT);

    @Test
    void drawsInColorsWhatAPhoneReads() {
        List<String> lines = QrTerminal.render(matrix)
                .lines()
                .map(line -> line.replace(BLACK_ON_WHITE, "").replace(RESET, ""))
                .toList();

        assertThat(read(lines, true)).isEqualTo(CONTENT);
    }

    @Test
    void drawsWithLightInkWhatAPhoneReadsOnADarkTerminal() {
        assertThat(read(QrTerminal.render(matrix, false).lines().toList(), false))
                .isEqualTo(CONTENT);
    }

    @Test
    void setsAndResetsTheColorsOnEveryLine() {
        assertThat(QrTerminal.render(matrix).lines()).hasSize(19).allSatisfy(line -> assertThat(line)
                .startsWith(BLACK_ON_WHITE)
                .endsWith(RESET)
                .hasSize(BLACK_ON_WHITE.length() + 37 + RESET.length()));
    }

    @Test
    void usesNothingButHalfBlocksWithoutColors() {
        assertThat(QrTerminal.render(matrix, false)).matches("([▀▄█ ]{37}\n){19}");
    }

    @Test
    void surroundsTheCodeWithAQuietZone() {
        List<String> lines = QrTerminal.render(matrix, false).lines().toList();

        assertThat(lines.subList(0, 2)).containsOnly("█".repeat(37));
        assertThat(lines.subList(17, 19)).containsOnly("█".repeat(37));
        assertThat(lines).allSatisfy(line -> assertThat(line).startsWith("████").endsWith("████"));
    }

    private static String read(List<String> lines, boolean inkIsDark) {
        int width = lines.get(0).length();
        return Camera.readModules(width, lines.size() * 2, (x, y) -> inked(lines, x, y) == inkIsDark)
                .getText();
    }

    private static boolean inked(List<String> lines, int x, int y) {
        char block = lines.get(y / 2).charAt(x);
        return block == '█' || block == (y % 2 == 0 ? '▀' : '▄');
    }
}
