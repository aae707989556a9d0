package org.boai.enroll.qr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** The fonts of one document, each with the glyphs that it shows and no other; the second only where it is needed. */
final class SheetFonts {
    private static final float THOUSAND = 1000;

    private final PDDocument document;
    private final PDFont first;
    private PDFont second;

    SheetFonts(PDDocument document) throws IOException {
        this.document = document;
        this.first = PdfFont.kept().in(document);
    }

    /** A piece of a text that one font has. */
    record Run(PDFont font, String text) {}

    /** The text as it is drawn, in pieces. */
    List<Run> runs(String text) throws IOException {
        List<Run> runs = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        PDFont font = first;
        for (int point : PdfFont.shown(text).codePoints().toArray()) {
            PDFont next = PdfFont.kept().has(point) ? first : second();
            if (next != font && !piece.isEmpty()) {
                runs.add(new Run(font, piece.toString()));
                piece.setLength(0);
            }
            font = next;
            piece.appendCodePoint(point);
        }
        if (!piece.isEmpty()) {
            runs.add(new Run(font, piece.toString()));
        }
        return runs;
    }

    private PDFont second() throws IOException {
        if (second == null) {
            second = PdfFont.names().in(document);
        }
        return second;
    }

    float width(String text, float size) {
        try {
            float width = 0;
            for (Run run : runs(text)) {
                width += run.font().getStringWidth(run.text());
            }
            return width / THOUSAND * size;
        } catch (IOException e) {
            throw new UncheckedIOException("Nothing outside of memory is involved", e);
        }
    }
}
