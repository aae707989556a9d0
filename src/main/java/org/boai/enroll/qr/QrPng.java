package org.boai.enroll.qr;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Draws a QR code as a PNG of one bit per pixel, black on white, with the quiet zone of 4 modules. Written by hand,
 * since the writer of the JDK brings the whole desktop along. Source: W3C PNG specification, third edition.
 */
public final class QrPng {

    private static final int MAX_PIXELS_PER_MODULE = 64;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] NOTHING = {};

    private QrPng() {}

    /**
     * The bytes of a PNG file; its side is (modules + 8) × {@code pixelsPerModule} pixels.
     *
     * @param pixelsPerModule 1 to 64; whole pixels, because blurred edges are what scanners fail at
     * @throws IllegalArgumentException if {@code pixelsPerModule} is out of range
     */
    public static byte[] render(QrMatrix matrix, int pixelsPerModule) {
        if (pixelsPerModule < 1 || pixelsPerModule > MAX_PIXELS_PER_MODULE) {
            throw new IllegalArgumentException("Pixels per module must be 1 to " + MAX_PIXELS_PER_MODULE);
        }
        int side = (matrix.size() + 2 * QrMatrix.QUIET_ZONE) * pixelsPerModule;
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        png.writeBytes(chunk("IHDR", header(side)));
        png.writeBytes(chunk("IDAT", deflated(scanlines(matrix, pixelsPerModule, side))));
        png.writeBytes(chunk("IEND", NOTHING));
        return png.toByteArray();
    }

    /** Bit depth 1, greyscale, and the only compression, filter and (no) interlace there is need for. */
    private static byte[] header(int side) {
        return ByteBuffer.allocate(13)
                .putInt(side)
                .putInt(side)
                .put(new byte[] {1, 0, 0, 0, 0})
                .array();
    }

    private static byte[] scanlines(QrMatrix matrix, int pixelsPerModule, int side) {
        ByteBuffer lines = ByteBuffer.allocate(side * (1 + bytesPerLine(side)));
        for (int y = 0; y < side / pixelsPerModule; y++) {
            byte[] line = scanline(matrix, y - QrMatrix.QUIET_ZONE, pixelsPerModule, side);
            for (int repeat = 0; repeat < pixelsPerModule; repeat++) {
                lines.put(line);
            }
        }
        return lines.array();
    }

    /** A filter byte (0, none), then eight pixels to a byte, the leftmost in the highest bit; 1 is white. */
    private static byte[] scanline(QrMatrix matrix, int row, int pixelsPerModule, int side) {
        byte[] line = new byte[1 + bytesPerLine(side)];
        Arrays.fill(line, 1, line.length, (byte) 0xFF);
        for (int pixel = 0; pixel < side; pixel++) {
            if (matrix.dark(pixel / pixelsPerModule - QrMatrix.QUIET_ZONE, row)) {
                line[1 + pixel / 8] &= (byte) ~(0x80 >> pixel % 8);
            }
        }
        return line;
    }

    private static int bytesPerLine(int side) {
        return (side + 7) / 8;
    }

    private static byte[] deflated(byte[] raw) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(raw);
            deflater.finish();
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            while (!deflater.finished()) {
                compressed.write(buffer, 0, deflater.deflate(buffer));
            }
            return compressed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** Length, type, data and a checksum over type and data. */
    private static byte[] chunk(String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data);
        CRC32 checksum = new CRC32();
        checksum.update(chunk.array(), 4, 4 + data.length);
        return chunk.putInt((int) checksum.getValue()).array();
    }
}
