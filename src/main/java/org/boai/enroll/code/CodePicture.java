package org.boai.enroll.code;

import org.boai.enroll.qr.QrMatrix;
import org.boai.enroll.qr.QrPng;
import org.boai.enroll.qr.QrSvg;

/** A code's picture; {@code mediaType} says what the bytes are. */
public record CodePicture(String mediaType, byte[] bytes) {
    /** The forms of a picture. */
    public enum Format {
        svg,
        png
    }

    static CodePicture of(String url, String title, Format format, int pixelsPerModule) {
        var matrix = QrMatrix.of(url);
        return switch (format) {
            case svg ->
                new CodePicture(
                        "image/svg+xml", QrSvg.render(matrix, title).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            case png -> new CodePicture("image/png", QrPng.render(matrix, pixelsPerModule));
        };
    }
}
