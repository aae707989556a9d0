package org.boai.enroll.qr;

/**
 * Draws a QR code as SVG: a white ground with the quiet zone of 4 modules and one black path. The unit is the module,
 * and there is no width or height, so the page decides the size.
 */
public final class QrSvg {

    private QrSvg() {}

    /**
     * A complete SVG document without XML declaration, fit for a file and for use inside HTML.
     *
     * @param title what the code leads to, read aloud by screen readers; escaped here
     */
    public static String render(QrMatrix matrix, String title) {
        int side = matrix.size() + 2 * QrMatrix.QUIET_ZONE;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" role="img" \
                shape-rendering="crispEdges">\
                <title>%2$s</title>\
                <rect width="%1$d" height="%1$d" fill="#fff"/>\
                <path d="%3$s" fill="#000"/>\
                </svg>
                """
                .formatted(side, escaped(title), path(matrix));
    }

    /** One rectangle per run of dark modules: smaller than one per module, and without hairlines between neighbors. */
    private static String path(QrMatrix matrix) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < matrix.size(); y++) {
            for (int x = 0; x < matrix.size(); x++) {
                int end = x;
                while (matrix.dark(end, y)) {
                    end++;
                }
                if (end > x) {
                    appendRun(path, x, y, end - x);
                    x = end;
                }
            }
        }
        return path.toString();
    }

    private static void appendRun(StringBuilder path, int x, int y, int length) {
        path.append('M').append(x + QrMatrix.QUIET_ZONE).append(' ').append(y + QrMatrix.QUIET_ZONE);
        path.append('h').append(length).append("v1h-").append(length).append('z');
    }

    private static String escaped(String text) {
        StringBuilder xml = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            switch (codePoint) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                case '\'' -> xml.append("&#39;");
                default -> xml.appendCodePoint(isXml(codePoint) ? codePoint : 0xFFFD);
            }
        });
        return xml.toString();
    }

    /** XML 1.0 has no way to write the other characters, not even escaped. */
    private static boolean isXml(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || codePoint == '\r'
                || codePoint >= 0x20 && codePoint <= 0xD7FF
                || codePoint >= 0xE000 && codePoint <= 0xFFFD
                || codePoint >= 0x10000;
    }
}
