package org.boai.enroll.duplicate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.boai.enroll.kernel.PersonName;

/**
 * How a name is read, so that variants of a character, a rare one that somebody could not type, and a slip of the input method
 * read the same: 王曉峯, 王晓峰 and 王小峰. Han characters by Unihan's readings without tones, other letters without
 * accents; what nobody can read stands for itself. For comparing only.
 *
 * <p>Immutable; holds 44,117 readings, some two megabytes.
 */
final class NameReading {
    private static final String DATA = "/names/readings.txt.gz";

    private final Map<Integer, String> readings;

    private NameReading(Map<Integer, String> readings) {
        this.readings = readings;
    }

    static NameReading load() {
        Map<Integer, String> readings = new HashMap<>();
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(NameReading.class.getResourceAsStream(DATA)), StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> {
                int space = line.indexOf(' ');
                String reading = line.substring(0, space).intern();
                line.substring(space + 1).codePoints().forEach(character -> readings.put(character, reading));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new NameReading(readings);
    }

    /** Syllables and letters with a space after each, e.g. {@code "wang xiao feng "}. */
    String of(PersonName name) {
        var text = new StringBuilder();
        Normalizer.normalize(name.matchingKey(), Normalizer.Form.NFKD)
                .codePoints()
                .filter(letter -> Character.getType(letter) != Character.NON_SPACING_MARK)
                .mapToObj(letter ->
                        readings.getOrDefault(letter, Character.toString(letter).toLowerCase(Locale.ROOT)))
                .forEach(syllable -> text.append(syllable).append(' '));
        return text.toString();
    }
}
