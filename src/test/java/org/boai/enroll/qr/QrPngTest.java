package org.boai.enroll.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrPngTest {

    private static final String CONTENT = "https://hh.zjredcross.cn/j/482013759";

    private final QrMatrix matrix = QrMatrix.of(CONTENT);

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 7, 8, 25, 64})
    void drawsWhatAPhoneReads(int pixelsPerModule) throws Exception {
        Png png = Png.read(QrPng.render(matrix, pixelsPerModule));

        assertThat(Camera.readPixels(png.width, png.height, png::dark).getText())
                .isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 25})
    void drawsEveryModuleInWholePixelsInsideAQuietZoneOfFour(int pixelsPerModule) throws Exception {
        Png png = Png.read(QrPng.render(matrix, pixelsPerModule));

        assertThat(png.width).isEqualTo(37 * pixelsPerModule).isEqualTo(png.height);
        for (int y = 0; y < png.height; y++) {
            for (int x = 0; x < png.width; x++) {
                assertThat(png.dark(x, y)).isEqualTo(matrix.dark(x / pixelsPerModule - 4, y / pixelsPerModule - 4));
            }
        }
    }

    @Test
    void hasOneBitOfGreyPerPixel() throws Exception {
        Png png = Png.read(QrPng.render(matrix, 25));

        assertThat(png.bitDepth).isEqualTo(1);
        assertThat(png.colorType).isZero();
    }

    @Test
    void staysSmall() {
        assertThat(QrPng.render(matrix, 25)).hasSizeLessThan(2_500);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 65, Integer.MAX_VALUE})
    void refusesSizesOutOfRange(int pixelsPerModule) {
        assertThatIllegalArgumentException().isThrownBy(() -> QrPng.render(matrix, pixelsPerModule));
    }

    /** Reads the one kind of PNG that is written here, and trusts nothing of it. */
    private static final class Png {
        private int width;
        private int height;
        private int bitDepth;
        private int colorType;
        private byte[] lines;

        static Png read(byte[] file) throws Exception {
            ByteBuffer bytes = ByteBuffer.wrap(file);
            assertThat(bytes.getLong()).as("signature").isEqualTo(0x89504E470D0A1A0AL);
            Png png = new Png();
            png.header(chunk(bytes, "IHDR"));
            png.lines = inflated(chunk(bytes, "IDAT"));
            assertThat(png.lines).hasSize(png.height * png.stride());
            assertThat(chunk(bytes, "IEND")).isEmpty();
            assertThat(bytes.hasRemaining()).as("nothing after the end").isFalse();
            return png;
        }

        boolean dark(int x, int y) {
            assertThat(lines[y * stride()]).as("no filter").isZero();
            return (lines[y * stride() + 1 + x / 8] >> 7 - x % 8 & 1) == 0;
        }

        private int stride() {
            return 1 + (width + 7) / 8;
        }

        private void header(byte[] data) {
            ByteBuffer header = ByteBuffer.wrap(data);
            width = header.getInt();
            height = header.getInt();
            bitDepth = header.get();
            colorType = header.get();
            byte[] methods = new byte[header.remaining()];
            header.get(methods);
            assertThat(methods).as("compression, filter, interlace").containsExactly(0, 0, 0);
        }

        private static byte[] chunk(ByteBuffer bytes, String expectedType) {
            byte[] data = new byte[bytes.getInt()];
            byte[] type = new byte[4];
            bytes.get(type).get(data);
            CRC32 checksum = new CRC32();
            checksum.update(type);
            checksum.update(data);
            assertThat(new String(type, StandardCharsets.US_ASCII)).isEqualTo(expectedType);
            assertThat(bytes.getInt()).as("checksum of " + expectedType).isEqualTo((int) checksum.getValue());
            return data;
        }

        private static byte[] inflated(byte[] data) throws Exception {
            Inflater inflater = new Inflater();
            inflater.setInput(data);
            ByteArrayOutputStream raw = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                assertThat(count > 0 || inflater.finished()).as("complete").isTrue();
                raw.write(buffer, 0, count);
            }
            inflater.end();
            return raw.toByteArray();
        }
    }
}
