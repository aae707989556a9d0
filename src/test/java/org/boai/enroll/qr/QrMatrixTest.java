package org.boai.enroll.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QrMatrixTest {

    @Test
    void keepsPosterCodesAtVersionThreeAndReadable() {
        posters().forEach(content -> {
            QrMatrix matrix = QrMatrix.of(content);

            assertThat(matrix.version()).isEqualTo(3);
            assertThat(matrix.size()).isEqualTo(29);
            assertThat(read(matrix).getText()).isEqualTo(content);
        });
    }

    @Test
    void isFoundBySearchingInNearlyEveryCase() {
        assertThat(posters().map(QrMatrix::of).filter(QrMatrixTest::finds)).hasSizeGreaterThanOrEqualTo(190);
    }

    @Test
    void keepsAHostOfSixteenCharactersAtVersionThree() {
        assertThat(QrMatrix.of(poster(16)).version()).isEqualTo(3);
        assertThat(QrMatrix.of(poster(17)).version()).isEqualTo(4);
    }

    @Test
    void keepsAHostOfThirtyCharactersAtVersionFour() {
        QrMatrix matrix = QrMatrix.of(poster(30));

        assertThat(matrix.version()).isEqualTo(4);
        assertThat(read(matrix).getText()).isEqualTo(poster(30));
    }

    @Test
    void correctsErrorsAtLevelQ() {
        Result result = read(QrMatrix.of(poster(16)));

        assertThat(result.getResultMetadata()).containsEntry(ResultMetadataType.ERROR_CORRECTION_LEVEL, "Q");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "482013759", "HELLO", "浙江省红十字会", "Zürich – 杭州"})
    void readsBackOtherContent(String content) {
        assertThat(read(QrMatrix.of(content)).getText()).isEqualTo(content);
    }

    @Test
    void readsBackLongContent() {
        String content = "https://hh.zjredcross.cn/" + "abcdefghij".repeat(100);

        assertThat(read(QrMatrix.of(content)).getText()).isEqualTo(content);
    }

    @Test
    void isTheSameForTheSameContent() {
        assertThat(QrTerminal.render(QrMatrix.of("482013759"))).isEqualTo(QrTerminal.render(QrMatrix.of("482013759")));
    }

    @Test
    void isLightOutsideOfTheSquare() {
        QrMatrix matrix = QrMatrix.of("482013759");
        int size = matrix.size();

        assertThat(matrix.dark(0, 0))
                .as("a finder pattern starts in the corner")
                .isTrue();
        assertThat(matrix.dark(-1, 0) || matrix.dark(0, -1) || matrix.dark(size, 0) || matrix.dark(0, size))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource
    void refusesWhatCannotBeEncodedWithoutQuotingIt(String content) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QrMatrix.of(content))
                .withMessage("The content cannot be encoded as a QR code")
                .withNoCause();
    }

    static Stream<String> refusesWhatCannotBeEncodedWithoutQuotingIt() {
        return Stream.of("", "q".repeat(3_000), "𠮷田");
    }

    private static Stream<String> posters() {
        return new Random(20190040).ints(200, 0, 1_000_000_000).mapToObj("https://hh.zjredcross.cn/j/%09d"::formatted);
    }

    private static boolean finds(QrMatrix matrix) {
        int side = matrix.size() + 8;
        return Camera.findsModules(side, side, (x, y) -> matrix.dark(x - 4, y - 4));
    }

    private static Result read(QrMatrix matrix) {
        int side = matrix.size() + 8;
        return Camera.readModules(side, side, (x, y) -> matrix.dark(x - 4, y - 4));
    }

    private static String poster(int hostLength) {
        return "https://" + "h".repeat(hostLength - 3) + ".cn/j/482013759";
    }
}
