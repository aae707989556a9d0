package org.boai.enroll.region;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.boai.enroll.region.PlaceNamePinyin.Spelling;

/**
 * The regions of Zhejiang as shipped: the statistical division codes in their state of 2023-06-30, and the
 * re-division of Hangzhou that took effect on 2021-04-09 (provincial notice of 2021-03-11). See
 * {@code /regions/LICENSE.md} for the sources.
 *
 * <p>Holds 27,036 current regions and 33 ended ones. Ended villages have no rows: their codes are resolved by the
 * prefix of their township. Immutable; meant to be loaded once, imported, and let go.
 */
public final class RegionCatalog {

    /** Start of regions whose birth is not known: before any date that matters here. */
    public static final LocalDate SINCE_EVER = LocalDate.of(1, 1, 1);

    private static final Set<String> NEW_COUNTIES = Set.of("330113", "330114");
    private static final LocalDate NEW_COUNTIES_SINCE = LocalDate.of(2021, 4, 9);

    /**
     * A region with its validity, as one row to import.
     *
     * @param code 2, 4, 6, 9 or 12 digits
     * @param parentCode code of the region above; null for the province
     * @param pseudo exists in the statistics only: zones and farms among townships, 生活区 and 虚拟社区 among villages
     * @param validFrom first day; {@link #SINCE_EVER} where not known
     * @param validTo first day on which the region is no more; null while it exists
     */
    public record RegionRow(
            String code,
            String name,
            RegionLevel level,
            String parentCode,
            boolean pseudo,
            String pinyin,
            String initials,
            LocalDate validFrom,
            LocalDate validTo) {}

    /**
     * Where an ended region went. One row if it went there whole, several if it was divided.
     *
     * @param kind MOVED, MERGED or SPLIT
     * @param effective the day from which the new code holds; the old region's {@code validTo}
     */
    public record SuccessorRow(String oldCode, String newCode, String kind, LocalDate effective) {}

    private record Change(String oldCode, String name, String newCode, String kind, LocalDate effective) {}

    private final List<RegionRow> regions;
    private final List<SuccessorRow> successors;

    private RegionCatalog(List<RegionRow> regions, List<SuccessorRow> successors) {
        this.regions = regions;
        this.successors = successors;
    }

    /**
     * Reads and spells everything; takes about a second.
     *
     * @throws IllegalStateException if a shipped table is missing or malformed
     */
    public static RegionCatalog load() {
        PlaceNamePinyin pinyin = PlaceNamePinyin.load();
        List<Change> changes = changes();
        Stream<RegionRow> current = currentRegions(changes, pinyin);
        Stream<RegionRow> ended = endedRegions(changes, pinyin);
        List<RegionRow> regions = Stream.concat(current, ended)
                .sorted(Comparator.comparing(RegionRow::level).thenComparing(RegionRow::code))
                .toList();
        return new RegionCatalog(regions, successors(changes));
    }

    /** Current and ended regions, parents before children, within a level by code. */
    public List<RegionRow> regions() {
        return regions;
    }

    /** Successors of the ended regions, in the order of the change table. */
    public List<SuccessorRow> successors() {
        return successors;
    }

    private static List<Change> changes() {
        return ShippedTable.rows("changes-hangzhou-2021.csv").stream()
                .map(row -> new Change(row.get(0), row.get(1), row.get(2), row.get(3), LocalDate.parse(row.get(4))))
                .toList();
    }

    private static Stream<RegionRow> currentRegions(List<Change> changes, PlaceNamePinyin pinyin) {
        Map<String, LocalDate> births = births(changes);
        return ShippedTable.rows("zhejiang-2023.csv.gz").stream().map(row -> {
            String code = row.get(0);
            String name = row.get(1);
            RegionLevel level = RegionLevel.valueOf(row.get(2));
            String parent = row.get(3).isEmpty() ? null : row.get(3);
            boolean pseudo = PseudoRegions.contains(code, name, level);
            Spelling spelling = pinyin.spell(name);
            return new RegionRow(
                    code,
                    name,
                    level,
                    parent,
                    pseudo,
                    spelling.pinyin(),
                    spelling.initials(),
                    birthOf(code, births),
                    null);
        });
    }

    private static Stream<RegionRow> endedRegions(List<Change> changes, PlaceNamePinyin pinyin) {
        Map<String, Change> changeByOldCode = new LinkedHashMap<>();
        changes.forEach(change -> changeByOldCode.put(change.oldCode(), change));
        return changeByOldCode.values().stream().map(change -> {
            String code = change.oldCode();
            RegionLevel level = RegionLevel.ofCode(code);
            Spelling spelling = pinyin.spell(change.name());
            return new RegionRow(
                    code,
                    change.name(),
                    level,
                    parentOf(code, level),
                    false,
                    spelling.pinyin(),
                    spelling.initials(),
                    SINCE_EVER,
                    change.effective());
        });
    }

    private static List<SuccessorRow> successors(List<Change> changes) {
        return changes.stream()
                .map(change -> new SuccessorRow(change.oldCode(), change.newCode(), change.kind(), change.effective()))
                .toList();
    }

    /** Codes that came into being, with their day. Counties that only received others are older than that. */
    private static Map<String, LocalDate> births(List<Change> changes) {
        Map<String, LocalDate> births = new HashMap<>();
        NEW_COUNTIES.forEach(county -> births.put(county, NEW_COUNTIES_SINCE));
        changes.stream()
                .filter(change -> RegionLevel.ofCode(change.newCode()) == RegionLevel.TOWNSHIP)
                .forEach(change -> births.put(change.newCode(), change.effective()));
        return births;
    }

    /** A region is as old as itself or, a village, as its township. */
    private static LocalDate birthOf(String code, Map<String, LocalDate> births) {
        String bearer = code.substring(0, Math.min(code.length(), RegionLevel.TOWNSHIP.codeLength()));
        return births.getOrDefault(bearer, SINCE_EVER);
    }

    private static String parentOf(String code, RegionLevel level) {
        return code.substring(0, RegionLevel.values()[level.ordinal() - 1].codeLength());
    }
}
