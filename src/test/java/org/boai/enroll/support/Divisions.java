package org.boai.enroll.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A folder with the five division files, as small as a test needs them; each row may be replaced or taken out. */
public final class Divisions {
    private static final Map<String, String> HEADERS = new LinkedHashMap<>();

    static {
        HEADERS.put("provinces", "code,name");
        HEADERS.put("cities", "code,name,provinceCode");
        HEADERS.put("areas", "code,name,cityCode,provinceCode");
        HEADERS.put("streets", "code,name,areaCode,provinceCode,cityCode");
        HEADERS.put("villages", "code,name,streetCode,provinceCode,cityCode,areaCode");
    }

    private static final List<Integer> DIGITS = List.of(0, 2, 4, 6, 9, 12);

    private final Path folder;
    private final Map<String, StringBuilder> files = new LinkedHashMap<>();

    public Divisions(Path folder) {
        this.folder = folder;
        HEADERS.forEach((file, header) -> files.put(file, new StringBuilder(header).append('\n')));
    }

    /** Adds a row; its level and its parents follow from the code. */
    public Divisions with(String code, String name) {
        int level = DIGITS.indexOf(code.length());
        String file = List.copyOf(HEADERS.keySet()).get(level - 1);
        var row = new StringBuilder(code).append(",\"").append(name).append('"');
        for (String column : HEADERS.get(file).split(",")) {
            int digits =
                    switch (column) {
                        case "provinceCode" -> 2;
                        case "cityCode" -> 4;
                        case "areaCode" -> 6;
                        case "streetCode" -> 9;
                        default -> 0;
                    };
            if (digits > 0) {
                row.append(',').append(code, 0, digits);
            }
        }
        files.get(file).append(row).append('\n');
        return this;
    }

    /** Adds many villages below a township, from 001 on. */
    public Divisions withVillages(String township, int count) {
        IntStream.rangeClosed(1, count).forEach(i -> with(township + "%03d".formatted(i), "第" + i + "村委会"));
        return this;
    }

    /** Writes the five files. @return their folder */
    public Path write() {
        files.forEach((file, content) -> write(file + ".csv", content.toString()));
        return folder;
    }

    /** Writes one file as it is said. */
    public void write(String file, String content) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
