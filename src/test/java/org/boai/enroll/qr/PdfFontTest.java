package org.boai.enroll.qr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What can be printed. */
class PdfFontTest {
    private static final Path RESOURCES = Path.of("src/main/resources");

    private final PdfFont font = PdfFont.kept();

    private void assertHasAll(String text) {
        assertThat(text.codePoints()
                        .filter(point -> point >= ' ' && !font.has(point))
                        .mapToObj(Character::toString))
                .isEmpty();
    }

    @Test
    void hasEveryCharacterOfAPlaceInZhejiang() throws IOException {
        try (var file = new GZIPInputStream(Files.newInputStream(RESOURCES.resolve("regions/zhejiang-2023.csv.gz")))) {
            String places = new String(file.readAllBytes(), UTF_8);
            assertThat(places).contains("垟", "峃", "埼", "漈", "溇", "碶", "鄮", "甪");
            assertHasAll(places);
        }
    }

    @Test
    void hasEveryCharacterOfOurPagesAndTexts() throws IOException {
        for (String folder : new String[] {"templates", "db/migration"}) {
            try (var files = Files.walk(RESOURCES.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertHasAll(Files.readString(file));
                }
            }
        }
    }

    /** Rows 16 to 87 of GB 2312: 6,763 characters, those of ordinary names. */
    @Test
    void hasTheCharactersOfOrdinaryNames() {
        byte[] both = new byte[2];
        StringBuilder names = new StringBuilder();
        for (int row = 16; row <= 87; row++) {
            for (int cell = 1; cell <= 94; cell++) {
                both[0] = (byte) (0xA0 + row);
                both[1] = (byte) (0xA0 + cell);
                names.append(new String(both, Charset.forName("GB2312")));
            }
        }
        String characters = names.toString().replace("\uFFFD", "");
        assertThat(characters).hasSize(6763);
        assertHasAll(characters);
    }

    /** Frequent in names, and not in GB 2312; two of them beyond the basic plane. */
    @Test
    void hasTheRareCharactersOfNamesInASecondFont() {
        String rare = "喆堃玥珺昇犇翀赟燚煊祎瑄媛镕䶮㛃𬱟𫖯";
        assertThat(rare.codePoints().filter(point -> !font.has(point)).count()).isGreaterThan(10);
        assertThat(PdfFont.shown(rare)).isEqualTo(rare);
        assertThat(PdfFont.spelled(rare)).isEqualTo(rare);
    }

    @Test
    void showsABoxForWhatItHasNoGlyphFor() {
        assertThat(PdfFont.shown("𠮷村a")).isEqualTo("〓村a");
    }

    @Test
    void saysTheNumberOfWhatIsMissingSoThatItIsNotLost() {
        assertThat(PdfFont.spelled("王𠮷明")).isEqualTo("王〓(U+20BB7)明");
    }
}
