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
 * The fonts of everything on paper: Noto Sans SC with GB 2312 and all characters of Zhejiang's place names, and beside it
 * one with every other ideograph that Noto Sans SC has, for names. Reading 2.4 and 7.8 MB takes longer than drawing a page,
 * so each is read when the first page needs it, and kept. What neither has a glyph for is shown as 〓, as printers do.
 */
final class PdfFont {
    private static final String FILE = "/fonts/NotoSansSC.ttf";
    private static final String NAMES = "/fonts/NotoSansSC-names.ttf";
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

    /** For what the first has no glyph for: rare characters of names. */
    static PdfFont names() {
        return Names.FONT;
    }

    private static final class Kept {
        static final PdfFont FONT = read(FILE);

        private Kept() {}
    }

    private static final class Names {
        static final PdfFont FONT = read(NAMES);

        private Names() {}
    }

    private static PdfFont read(String name) {
        try (InputStream file = PdfFont.class.getResourceAsStream(name)) {
            return new PdfFont(new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException("The font that belongs to the program cannot be read", e);
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
    static String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> shown.appendCodePoint(drawable(point) ? point : MISSING));
        return shown.toString();
    }

    /** The same, with what is missing said by its number, for whoever has to write it in: {@code 〓(U+20BB7)}. */
    static String spelled(String text) {
        StringBuilder spelled = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (drawable(point)) {
                spelled.appendCodePoint(point);
            } else {
                spelled.appendCodePoint(MISSING).append(String.format("(U+%04X)", point));
            }
        });
        return spelled.toString();
    }

    private static boolean drawable(int codePoint) {
        return kept().has(codePoint) || Character.isIdeographic(codePoint) && names().has(codePoint);
    }
}
