package org.boai.enroll.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** The parts of a workbook, read by its directory as spreadsheets do: what is written as a stream says sizes at its end. */
public final class Parts {
    private static final Pattern CODE = Pattern.compile("&#x([0-9a-fA-F]+);");

    private Parts() {}

    private static String character(MatchResult code) {
        return Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), 16)));
    }

    /** Texts by name. */
    public static Map<String, String> of(byte[] book) {
        try {
            Path file = Files.createTempFile("book", ".xlsx");
            Files.write(file, book);
            Map<String, String> parts = new TreeMap<>();
            try (var zip = new ZipFile(file.toFile())) {
                for (var entry : zip.stream().toList()) {
                    try (var in = zip.getInputStream(entry)) {
                        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                        parts.put(entry.getName(), CODE.matcher(text).replaceAll(Parts::character));
                    }
                }
            } finally {
                Files.delete(file);
            }
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
