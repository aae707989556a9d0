package org.boai.enroll.qr;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Map;

/**
 * Reads what was drawn: ZXing's decoder over a picture of dark and light pixels. It reads the picture as a pure code:
 * ZXing's search for a code in a photo misses five to eight of a thousand flawless ones, and phones search better.
 */
public final class Camera extends LuminanceSource {

    /** Tells whether a pixel is dark. */
    @FunctionalInterface
    public interface Picture {
        boolean dark(int x, int y);
    }

    private final Picture picture;

    private Camera(int width, int height, Picture picture) {
        super(width, height);
        this.picture = picture;
    }

    /** A picture of modules, each shown as 4 × 4 pixels. */
    public static Result readModules(int width, int height, Picture modules) {
        return readPixels(width * 4, height * 4, (x, y) -> modules.dark(x / 4, y / 4));
    }

    static Result readPixels(int width, int height, Picture pixels) {
        try {
            return read(new Camera(width, height, pixels), Map.of(DecodeHintType.PURE_BARCODE, true));
        } catch (ReaderException unreadable) {
            throw new AssertionError("The code cannot be read", unreadable);
        }
    }

    /** Whether ZXing also finds the code by searching, as in a photo. */
    static boolean findsModules(int width, int height, Picture modules) {
        try {
            read(new Camera(width * 4, height * 4, (x, y) -> modules.dark(x / 4, y / 4)), Map.of());
            return true;
        } catch (ReaderException missed) {
            return false;
        }
    }

    /** What ZXing finds on a page by searching for it. */
    public static String find(int width, int height, Picture pixels) {
        try {
            return read(new Camera(width, height, pixels), Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        } catch (ReaderException missed) {
            throw new AssertionError("There is no code that can be read", missed);
        }
    }

    private static Result read(Camera camera, Map<DecodeHintType, ?> hints) throws ReaderException {
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(camera)), hints);
    }

    @Override
    public byte[] getRow(int y, byte[] row) {
        byte[] luminances = row == null || row.length < getWidth() ? new byte[getWidth()] : row;
        for (int x = 0; x < getWidth(); x++) {
            luminances[x] = (byte) (picture.dark(x, y) ? 0 : 0xFF);
        }
        return luminances;
    }

    @Override
    public byte[] getMatrix() {
        byte[] luminances = new byte[getWidth() * getHeight()];
        for (int y = 0; y < getHeight(); y++) {
            byte[] row = getRow(y, null);
            System.arraycopy(row, 0, luminances, y * getWidth(), getWidth());
        }
        return luminances;
    }
}
