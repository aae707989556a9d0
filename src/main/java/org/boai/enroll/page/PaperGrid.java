package org.boai.enroll.page;

import java.util.ArrayList;
import java.util.List;
import org.boai.enroll.qr.PdfSheet;

/** Rows of a table on paper: pale cells say what is asked, white ones are written in by hand. Lengths are points. */
final class PaperGrid {
    static final float TEXT = 14;
    static final float LINE = 21;
    private static final float PADDING = 6;
    private static final float BASELINE = 5;
    private static final float TICK = 12;
    private static final float GAP = 5;
    private static final float APART = 12;
    private static final float PALE = 0.94f;

    private final PdfSheet sheet;
    private float y;

    PaperGrid(PdfSheet sheet, float y) {
        this.sheet = sheet;
        this.y = y;
    }

    float y() {
        return y;
    }

    /** A white cell from {@code left} to {@code right}, of the row that is being drawn. */
    void cell(float left, float right, float height) {
        sheet.frame(left, y, right - left, height);
    }

    /** What is asked, in one or two lines, in the middle of a pale cell. */
    void label(List<String> words, float left, float right, float height) {
        sheet.ink(PALE);
        sheet.block(left, y, right - left, height);
        sheet.ink(0);
        cell(left, right, height);
        float baseline = y + height / 2 + BASELINE - (words.size() - 1) * LINE / 2 + (words.size() - 1);
        for (String word : words) {
            sheet.text(word, left + (right - left - sheet.width(word, TEXT)) / 2, baseline, TEXT);
            baseline += LINE - 2;
        }
    }

    /** Words with room to write before each, spread over the width. @param baseline below the row's upper edge */
    void blanks(List<String> words, float left, float right, float baseline) {
        float room = room(words, left, right);
        float x = left + PADDING;
        for (String word : words) {
            rule(x, room, baseline);
            sheet.text(word, x + room, y + baseline, TEXT);
            x += room + sheet.width(word, TEXT);
        }
    }

    /** Words with room to write behind each. */
    void named(List<String> words, float left, float right, float baseline) {
        float room = room(words, left, right);
        float x = left + PADDING;
        for (String word : words) {
            sheet.text(word, x, y + baseline, TEXT);
            x += sheet.width(word, TEXT);
            rule(x, room, baseline);
            x += room;
        }
    }

    private float room(List<String> words, float left, float right) {
        double taken =
                words.stream().mapToDouble(word -> sheet.width(word, TEXT)).sum();
        return (right - left - 2 * PADDING - (float) taken) / words.size();
    }

    private void rule(float x, float room, float baseline) {
        sheet.line(x + 3, y + baseline + 3, x + room - 4, y + baseline + 3);
    }

    /** Squares for one character each. */
    void squares(int many, float left, float side, float height) {
        for (int i = 0; i < many; i++) {
            sheet.frame(left + i * side, y + (height - side) / 2, side, side);
        }
    }

    /** Choices in lines, as many on each as there is room for. */
    List<List<String>> lines(List<String> choices, float room) {
        List<List<String>> lines = new ArrayList<>();
        float taken = room;
        for (String choice : choices) {
            float width = TICK + GAP + sheet.width(choice, TEXT);
            if (taken + width > room || lines.isEmpty()) {
                lines.add(new ArrayList<>());
                taken = 0;
            }
            lines.get(lines.size() - 1).add(choice);
            taken += width + APART;
        }
        return lines;
    }

    /** Boxes to tick with what they mean. @param top of the first line, below the row's upper edge */
    void choices(List<List<String>> lines, float left, float top) {
        float line = y + top;
        for (List<String> choices : lines) {
            float x = left;
            for (String choice : choices) {
                sheet.frame(x, line + (LINE - TICK) / 2, TICK, TICK);
                sheet.text(choice, x + TICK + GAP, line + LINE / 2 + BASELINE, TEXT);
                x += TICK + GAP + sheet.width(choice, TEXT) + APART;
            }
            line += LINE;
        }
    }

    void next(float height) {
        y += height;
    }
}
