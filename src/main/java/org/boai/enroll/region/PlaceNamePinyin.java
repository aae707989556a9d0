package org.boai.enroll.region;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Spells Chinese place names in pinyin, for search: lower-case ASCII letters, no tones, no spaces, {@code ü} as
 * {@code v}. Digits and ASCII letters of the name stay, in lower case; all else (brackets, dots, spaces) is dropped.
 *
 * <p>Readings come from {@code /regions/pinyin-overrides.csv} first, at every position the longest word that fits, and
 * otherwise from the dictionary, one character at a time. Its phrases are left out on purpose: they are about prose
 * and read 都 as "all" and 地 as a particle.
 *
 * <p>Immutable and safe for any number of threads. The dictionary is loaded with the first name that needs it (about
 * 0.3 s), so this belongs to the import and to a steward's edit, never to a citizen's request.
 */
public final class PlaceNamePinyin {

    /**
     * A spelled name. Both are empty if the name has nothing to spell.
     *
     * @param pinyin all syllables run together, as in {@code lishuishi}
     * @param initials the first letter of each syllable, as in {@code lss}; digits and letters of the name stand whole
     */
    public record Spelling(String pinyin, String initials) {}

    private final Map<String, List<String>> overrides;
    private final int longestOverride;

    PlaceNamePinyin(Map<String, List<String>> overrides) {
        this.overrides = Map.copyOf(overrides);
        this.longestOverride =
                overrides.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /** With the shipped overrides. */
    public static PlaceNamePinyin load() {
        return new PlaceNamePinyin(ShippedTable.rows("pinyin-overrides.csv").stream()
                .collect(Collectors.toMap(
                        row -> row.get(0), row -> List.of(row.get(1).split(" ")))));
    }

    /** Spells a name of any length; a character that nobody can read is dropped. */
    public Spelling spell(String placeName) {
        List<String> syllables = new ArrayList<>(placeName.length());
        int at = 0;
        while (at < placeName.length()) {
            Optional<String> word = overrideAt(placeName, at);
            if (word.isPresent()) {
                syllables.addAll(overrides.get(word.get()));
                at += word.get().length();
            } else {
                int codePoint = placeName.codePointAt(at);
                syllables.add(read(codePoint));
                at += Character.charCount(codePoint);
            }
        }
        return join(syllables);
    }

    private Optional<String> overrideAt(String name, int at) {
        for (int length = Math.min(longestOverride, name.length() - at); length > 0; length--) {
            String word = name.substring(at, at + length);
            if (overrides.containsKey(word)) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    private static Spelling join(List<String> syllables) {
        String initials = syllables.stream()
                .filter(syllable -> !syllable.isEmpty())
                .map(syllable -> syllable.substring(0, 1))
                .collect(Collectors.joining());
        return new Spelling(String.join("", syllables), initials);
    }

    private static String read(int codePoint) {
        String character = Character.toString(codePoint);
        if (codePoint < 0x80) {
            return Character.isLetterOrDigit(codePoint) ? character.toLowerCase(Locale.ROOT) : "";
        }
        return isHan(codePoint) ? lookUp(character) : "";
    }

    private static boolean isHan(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }

    private static String lookUp(String character) {
        String reading =
                PinyinHelper.toPinyin(character, PinyinStyleEnum.NORMAL).replace('ü', 'v');
        // The dictionary answers with the character itself where it knows no reading.
        return reading.chars().allMatch(letter -> letter >= 'a' && letter <= 'z') ? reading : "";
    }
}
