package org.boai.enroll.qr;

/**
 * Draws a QR code as text for a terminal, two rows of modules to a line by half blocks, with the quiet zone of 4
 * modules. Every line ends with a line feed.
 */
public final class QrTerminal {

    private static final String BLACK_ON_WHITE = "\u001B[30;47m";
    private static final String RESET = "\u001B[0m";

    private QrTerminal() {}

    /** Black on white by ANSI colors, so that a phone can read it whatever the terminal's own colors are. */
    public static String render(QrMatrix matrix) {
        return render(matrix, true);
    }

    /**
     * As {@link #render(QrMatrix)}, or without colors, for logs and for terminals that show none.
     *
     * @param ansi false for plain characters; the <em>light</em> modules are then the ink, because terminals are dark
     */
    public static String render(QrMatrix matrix, boolean ansi) {
        StringBuilder text = new StringBuilder();
        int end = matrix.size() + QrMatrix.QUIET_ZONE;
        for (int y = -QrMatrix.QUIET_ZONE; y < end; y += 2) {
            text.append(ansi ? BLACK_ON_WHITE : "");
            for (int x = -QrMatrix.QUIET_ZONE; x < end; x++) {
                text.append(block(matrix.dark(x, y) == ansi, matrix.dark(x, y + 1) == ansi));
            }
            text.append(ansi ? RESET : "").append('\n');
        }
        return text.toString();
    }

    private static char block(boolean upperInked, boolean lowerInked) {
        if (upperInked) {
            return lowerInked ? '█' : '▀';
        }
        return lowerInked ? '▄' : ' ';
    }
}
