package org.boai.enroll.qr;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.util.BitSet;
import java.util.Map;

/**
 * The modules of one QR code: an immutable square of dark and light, without its quiet zone. Error correction is
 * level Q, and segments are mixed, which keeps a poster's address with its nine digits at version 3 for hosts of up to
 * 16 characters and at version 4 up to 30. Source: ISO/IEC 18004.
 */
public final class QrMatrix {

    /** The light modules that ISO/IEC 18004 demands on every side. */
    static final int QUIET_ZONE = 4;

    private final int version;
    private final int size;
    private final BitSet dark;

    private QrMatrix(int version, int size, BitSet dark) {
        this.version = version;
        this.size = size;
        this.dark = dark;
    }

    /**
     * Encodes the content: an address, or any text of the Basic Multilingual Plane (the mixing of segments knows no
     * other).
     *
     * @throws IllegalArgumentException if the content is empty, too long or beyond that plane; it is not quoted
     */
    public static QrMatrix of(String content) {
        if (content.isEmpty()) {
            throw unencodable();
        }
        try {
            QRCode code = Encoder.encode(content, ErrorCorrectionLevel.Q, Map.of(EncodeHintType.QR_COMPACT, true));
            return copyOf(code.getMatrix(), code.getVersion().getVersionNumber());
        } catch (WriterException refused) {
            // Not kept as the cause: its message quotes the content.
            throw unencodable();
        }
    }

    /** The number of modules on a side: 17 + 4 × version. */
    public int size() {
        return size;
    }

    /** 1 to 40. */
    public int version() {
        return version;
    }

    /** Whether the module in column {@code x} and row {@code y} is dark. Outside of the square everything is light. */
    public boolean dark(int x, int y) {
        return x >= 0 && x < size && y >= 0 && y < size && dark.get(y * size + x);
    }

    private static IllegalArgumentException unencodable() {
        return new IllegalArgumentException("The content cannot be encoded as a QR code");
    }

    private static QrMatrix copyOf(ByteMatrix modules, int version) {
        int size = modules.getWidth();
        BitSet dark = new BitSet(size * size);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                dark.set(y * size + x, modules.get(x, y) == 1);
            }
        }
        return new QrMatrix(version, size, dark);
    }
}
