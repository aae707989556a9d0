package org.boai.enroll.qr;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;

/**
 * Pages of A4, upright, each drawn by whoever knows what stands on it. Lengths are points (1/72 inch), measured from the upper
 * left corner; a text stands on its baseline. Everything is black or grey, all of it vectors, and the text can be searched
 * and read aloud. Blocks while it draws: not for event loops. Source: ISO 32000-1, ISO 216.
 */
public final class PdfSheet {
    public static final float WIDTH = 595;
    public static final float HEIGHT = 842;

    /** How much thicker bold is drawn, of the size: the one font is carried in one weight. */
    private static final float BOLD = 0.022f;

    private static final double ASLANT = Math.toRadians(30);

    private static final String ELLIPSIS = "…";

    private final SheetFonts fonts;
    private final PDPageContentStream page;

    private PdfSheet(SheetFonts fonts, PDPageContentStream page) {
        this.fonts = fonts;
        this.page = page;
    }

    /** A statement that may fail as statements of files do. */
    @FunctionalInterface
    private interface Drawing {
        void run() throws IOException;
    }

    /**
     * The bytes of the file, the same for the same content. One sheet is drawn at a time; whoever comes meanwhile waits.
     *
     * @param title   of the document, for the window that shows it
     * @param content draws the page
     */
    public static byte[] draw(String title, Consumer<PdfSheet> content) {
        return draw(title, List.of(content));
    }

    /** Likewise, of several pages. */
    public static byte[] draw(String title, List<Consumer<PdfSheet>> pages) {
        synchronized (PdfSheet.class) {
            try (var document = new PDDocument()) {
                return drawn(document, title, pages);
            } catch (IOException e) {
                throw new UncheckedIOException("Nothing outside of memory is involved", e);
            }
        }
    }

    private static byte[] drawn(PDDocument document, String title, List<Consumer<PdfSheet>> pages) throws IOException {
        document.setDocumentId((long) title.hashCode());
        document.getDocumentInformation().setTitle(title);
        document.getDocumentCatalog().setLanguage("zh-CN");
        var fonts = new SheetFonts(document);
        for (Consumer<PdfSheet> content : pages) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var stream = new PDPageContentStream(document, page)) {
                content.accept(new PdfSheet(fonts, stream));
            }
        }
        var bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    private static void drawing(Drawing drawing) {
        try {
            drawing.run();
        } catch (IOException e) {
            throw new UncheckedIOException("Nothing outside of memory is involved", e);
        }
    }

    /** How wide a text is in this size. */
    public float width(String text, float size) {
        return fonts.width(text, size);
    }

    /** A name, with the number of each character that no font here has, so that none is lost: {@code 〓(U+20BB7)}. */
    public static String spelled(String name) {
        return PdfFont.spelled(name);
    }

    public void text(String text, float x, float y, float size) {
        show(text, x, y, size);
    }

    public void bold(String text, float x, float y, float size) {
        drawing(() -> {
            page.saveGraphicsState();
            page.setRenderingMode(RenderingMode.FILL_STROKE);
            page.setLineWidth(size * BOLD);
        });
        show(text, x, y, size);
        drawing(page::restoreGraphicsState);
    }

    private void show(String text, float x, float y, float size) {
        drawing(() -> {
            page.beginText();
            page.newLineAtOffset(x, HEIGHT - y);
            runs(text, size);
            page.endText();
        });
    }

    private void runs(String text, float size) throws IOException {
        for (var run : fonts.runs(text)) {
            page.setFont(run.font(), size);
            page.showText(run.text());
        }
    }

    /** Pale, aslant and all over the page: whose copy it is. What is drawn later lies above it. */
    public void watermark(String text, float size) {
        float step = width(text, size) + 4 * size;
        ink(0.88f);
        for (float y = 0; y < HEIGHT + WIDTH; y += 9 * size) {
            for (float x = -step / 2; x < WIDTH + HEIGHT; x += step) {
                aslant(text, x, y, size);
            }
        }
        ink(0);
    }

    private void aslant(String text, float x, float y, float size) {
        drawing(() -> {
            page.beginText();
            page.setTextMatrix(Matrix.getRotateInstance(ASLANT, x, HEIGHT - y));
            runs(text, size);
            page.endText();
        });
    }

    /** What follows is drawn in this grey. @param ink 0 for black, below 1 */
    public void ink(float ink) {
        drawing(() -> {
            page.setNonStrokingColor(ink);
            page.setStrokingColor(ink);
        });
    }

    public void line(float x, float y, float toX, float toY) {
        drawing(() -> {
            page.setLineWidth(0.75f);
            page.moveTo(x, HEIGHT - y);
            page.lineTo(toX, HEIGHT - toY);
            page.stroke();
        });
    }

    /** An empty square or rectangle to write or tick in; {@code y} is its upper edge. */
    public void frame(float x, float y, float width, float height) {
        drawing(() -> {
            page.setLineWidth(0.75f);
            page.addRect(x, HEIGHT - y - height, width, height);
            page.stroke();
        });
    }

    /** A filled one, in the ink at hand. */
    public void block(float x, float y, float width, float height) {
        drawing(() -> {
            page.addRect(x, HEIGHT - y - height, width, height);
            page.fill();
        });
    }

    /** A code with its quiet zone inside a square of this side; {@code y} is its upper edge. */
    public void code(QrMatrix matrix, float x, float y, float side) {
        float module = side / (matrix.size() + 2 * QrMatrix.QUIET_ZONE);
        float left = x + QrMatrix.QUIET_ZONE * module;
        float top = HEIGHT - y - QrMatrix.QUIET_ZONE * module;
        drawing(() -> {
            for (int row = 0; row < matrix.size(); row++) {
                addRuns(matrix, row, left, top - (row + 1) * module, module);
            }
            page.fill();
        });
    }

    /** One rectangle per run of dark modules, all of them one path: no hairlines between neighbors. */
    private void addRuns(QrMatrix matrix, int row, float left, float bottom, float module) throws IOException {
        for (int x = 0; x < matrix.size(); x++) {
            int end = x;
            while (matrix.dark(end, row)) {
                end++;
            }
            if (end > x) {
                page.addRect(left + x * module, bottom, (end - x) * module, module);
                x = end;
            }
        }
    }

    /** The text in lines of this width, broken anywhere, as Chinese is; what has no room on the last ends with an ellipsis. */
    public List<String> lines(String text, float size, float width, int most) {
        List<String> lines = new ArrayList<>();
        int[] points = text.codePoints().toArray();
        int from = 0;
        while (from < points.length && lines.size() < most) {
            boolean last = lines.size() == most - 1;
            int to = fitting(points, from, size, width, last);
            String line = new String(points, from, to - from);
            lines.add(last && to < points.length ? line + ELLIPSIS : line);
            from = to;
        }
        return lines;
    }

    /** Where a line that begins there ends; at least one character is on it. */
    private int fitting(int[] points, int from, float size, float width, boolean last) {
        float room = width;
        if (last && width(new String(points, from, points.length - from), size) > width) {
            room -= width(ELLIPSIS, size);
        }
        int to = from;
        float taken = 0;
        while (to < points.length) {
            taken += width(Character.toString(points[to]), size);
            if (taken > room && to > from) {
                return to;
            }
            to++;
        }
        return to;
    }
}
