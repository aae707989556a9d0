package org.boai.enroll.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.boai.enroll.kernel.SystemClock;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook that is written row by row and taken away piece by piece; it remembers no row. Every sheet says at its head,
 * foot and in its first line who took it away. Not for two threads at once.
 */
public final class Spreadsheet {
    /** A sheet has room for 1,048,576 rows. */
    private static final int ROWS_OF_A_SHEET = 1_000_000;

    private static final int FIRST_ROW = 2;
    private static final double WIDTH = 18;

    /** What makes a spreadsheet take a text for a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(SystemClock.ZONE);

    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final Workbook book;
    private final List<String> headers;
    private final String title;
    private final String watermark;
    private Worksheet sheet;
    private int sheets;
    private int row;

    /**
     * @param title     what the list is, e.g. 会员名单; also the name of its sheets
     * @param number    of this copy
     * @param watermark who took it away and when
     */
    public Spreadsheet(String title, String number, String watermark, List<String> headers) {
        this.title = title;
        this.watermark = watermark;
        this.headers = headers;
        this.book = new Workbook(taken, "BoaiEnroll", "1.0");
        book.properties()
                .setTitle(title + " " + number)
                .setSubject(guarded(watermark))
                .setTextProperty("exportNumber", number);
        open();
    }

    /** Who took a copy away, of which organization, and when. @param number of the copy */
    public static String watermark(String username, String organization, Instant when, String number) {
        return "由 %s（%s）于 %s 导出，编号 %s，仅限本次用途，不得外传".formatted(username, organization, MOMENT.format(when), number);
    }

    /** A quote in front of what could be read as a formula; spreadsheets and whatever reads CSV made of it take it for text. */
    public static String guarded(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private void open() {
        sheets++;
        sheet = book.newWorksheet(title + (sheets == 1 ? "" : sheets));
        String said = watermark.replace("&", "&&");
        sheet.header(said, Position.CENTER);
        sheet.footer(said, Position.CENTER);
        sheet.freezePane(0, FIRST_ROW);
        sheet.inlineString(0, 0, guarded(watermark));
        for (int column = 0; column < headers.size(); column++) {
            sheet.width(column, WIDTH);
            sheet.inlineString(1, column, headers.get(column));
        }
        row = FIRST_ROW;
    }

    /** @param cells as many as headers; null for what there is none of */
    public void add(List<String> cells) {
        if (row == ROWS_OF_A_SHEET) {
            finishSheet();
            open();
        }
        for (int column = 0; column < cells.size(); column++) {
            if (cells.get(column) != null) {
                sheet.inlineString(row, column, guarded(cells.get(column)));
            }
        }
        row++;
    }

    /** What has been written since the last time. */
    public byte[] take() {
        try {
            sheet.flush();
            return taken();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] taken() {
        byte[] bytes = taken.toByteArray();
        taken.reset();
        return bytes;
    }

    /** The rest; nothing can be added any more. */
    public byte[] finish() {
        finishSheet();
        try {
            book.finish();
            return taken();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void finishSheet() {
        try {
            sheet.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
