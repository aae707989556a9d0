package org.boai.enroll.member;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a list of members as spreadsheets write it: with commas, semicolons or tabs, in UTF-8, UTF-16 or GB 18030. */
final class MemberImportTable {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final ObjectReader CSV =
            new CsvMapper().enable(CsvParser.Feature.WRAP_AS_ARRAY).readerFor(String[].class);

    private static final Set<MemberImportColumn> NEEDED = Set.of(
            MemberImportColumn.NAME,
            MemberImportColumn.PHONE,
            MemberImportColumn.ORGANIZATION,
            MemberImportColumn.JOINED_ON);

    private MemberImportTable() {}

    /** @param line as the spreadsheet counts, the headers being line 1 */
    record Line(int line, MemberImportGiven given) {
        @Override
        public String toString() {
            return "Line[" + line + "]";
        }
    }

    /** @throws MemberImportRefused when it is not in one of the encodings */
    static String text(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            return decoded(bytes, StandardCharsets.UTF_16);
        }
        String utf8 = decoded(bytes, StandardCharsets.UTF_8);
        String text = utf8 != null ? utf8 : decoded(bytes, GB18030);
        if (text == null) {
            throw new MemberImportRefused("The file is neither UTF-8 nor GB 18030.");
        }
        return text;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    /** @return null when there is anything in it that this encoding does not have */
    private static String decoded(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** @throws MemberImportRefused when headers are missing, unknown or twice, or quotes do not end */
    static List<Line> lines(String text) {
        String plain = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        List<Line> lines = new ArrayList<>();
        int line = 1;
        try (var rows = CSV.with(CsvSchema.emptySchema().withColumnSeparator(separator(plain)))
                .<String[]>readValues(plain)) {
            if (!rows.hasNextValue()) {
                throw new MemberImportRefused("There is no line with headers.");
            }
            String[] headers = rows.nextValue();
            var columns = columns(headers);
            while (rows.hasNextValue()) {
                line++;
                String[] cells = rows.nextValue();
                if (!blank(cells)) {
                    lines.add(new Line(line, given(cells, columns, headers.length)));
                }
            }
            return lines;
        } catch (JsonProcessingException e) {
            // not kept as the cause: its message may quote the line
            throw new MemberImportRefused(
                    "After line " + line + " the file cannot be read: look for a quote that does not end.");
        } catch (IOException e) {
            throw new MemberImportRefused("The text cannot be read.");
        }
    }

    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        if (first.indexOf('\t') >= 0) {
            return '\t';
        }
        return first.indexOf(',') < 0 && first.indexOf(';') >= 0 ? ';' : ',';
    }

    private static Map<MemberImportColumn, Integer> columns(String... headers) {
        Map<MemberImportColumn, Integer> columns = new EnumMap<>(MemberImportColumn.class);
        for (int i = 0; i < headers.length; i++) {
            var column = headers[i].isBlank() ? null : MemberImportColumn.of(headers[i]);
            if (column == null && !headers[i].isBlank()) {
                throw new MemberImportRefused("The header of column " + (i + 1) + " is not known.");
            }
            if (column != null && columns.put(column, i) != null) {
                throw new MemberImportRefused("Column " + (i + 1) + " is there twice.");
            }
        }
        String missing = NEEDED.stream()
                .filter(column -> !columns.containsKey(column))
                .map(MemberImportColumn::key)
                .sorted()
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new MemberImportRefused("These columns are missing: " + missing + ".");
        }
        return columns;
    }

    private static boolean blank(String... cells) {
        for (String cell : cells) {
            if (cell != null && !cell.isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** A line with more cells than headers has been split where it should not be: nothing in it can be trusted. */
    private static MemberImportGiven given(String[] cells, Map<MemberImportColumn, Integer> columns, int headers) {
        for (int i = headers; i < cells.length; i++) {
            if (!cells[i].isBlank()) {
                return MemberImportColumn.given(column -> null);
            }
        }
        return MemberImportColumn.given(column -> {
            Integer place = columns.get(column);
            return place == null || place >= cells.length ? null : cells[place];
        });
    }
}
