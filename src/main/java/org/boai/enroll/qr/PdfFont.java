package org.boai.enroll.qr;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The font of everything on paper: Noto Sans SC with GB 2312 and all characters of Zhejiang's place names. Reading its
 * 2.4 MB takes longer than drawing a page, so it is read when the first page is drawn, and kept. What it has no glyph for
 * is shown as 〓, as printers do.
 */
final class PdfFont {
    private static final String FILE = "/fonts/NotoSansSC.ttf";
    private static final int MISSING = '〓';

    private final TrueTypeFont font;
    private final CmapLookup glyphs;

    private PdfFont(TrueTypeFont font) throws IOException {
        this.font = font;
        this.glyphs = font.getUnicodeCmapLookup();
    }

    /** The one that is kept. Its tables are read as they are needed: one page is drawn at a time. */
    static PdfFont kept() {
        return Kept.FONT;
    }

    private static final class Kept {
        static final PdfFont FONT = read();

        private Kept() {}

        private static PdfFont read() {
            try (InputStream file = PdfFont.class.getResourceAsStream(FILE)) {
                return new PdfFont(new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes())));
            } catch (IOException e) {
                throw new UncheckedIOException("The font that belongs to the program cannot be read", e);
            }
        }
    }

    /** Of this document's own, which holds the glyphs that it shows and no other. */
    PDFont in(PDDocument document) throws IOException {
        return PDType0Font.load(document, font, true);
    }

    boolean has(int codePoint) {
        return glyphs.getGlyphId(codePoint) != 0;
    }

    /** The text as it can be shown. */
    String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> shown.appendCodePoint(has(point) ? point : MISSING));
        return shown.toString();
    }
}
