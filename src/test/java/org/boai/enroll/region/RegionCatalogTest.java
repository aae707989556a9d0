package org.boai.enroll.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.boai.enroll.region.RegionCatalog.RegionRow;
import org.boai.enroll.region.RegionCatalog.SuccessorRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionCatalogTest {

    private static final LocalDate REDIVISION = LocalDate.of(2021, 4, 9);
    private static final RegionCatalog CATALOG = RegionCatalog.load();
    private static final Map<String, RegionRow> CURRENT =
            current().stream().collect(Collectors.toMap(RegionRow::code, Function.identity()));

    @ParameterizedTest
    @CsvSource({"PROVINCE,1", "CITY,11", "COUNTY,90", "TOWNSHIP,1387", "VILLAGE,25547"})
    void holdsEveryCurrentRegionOfALevel(RegionLevel level, int count) {
        assertThat(current()).filteredOn(RegionRow::level, level).hasSize(count);
    }

    @Test
    void holdsTheTwoCountiesAndThirtyOneTownshipsThatEnded() {
        assertThat(ended()).filteredOn(RegionRow::level, RegionLevel.TOWNSHIP).hasSize(31);
        assertThat(ended())
                .filteredOn(RegionRow::level, RegionLevel.COUNTY)
                .extracting(RegionRow::code, RegionRow::name, RegionRow::parentCode)
                .containsExactly(tuple("330103", "下城区", "3301"), tuple("330104", "江干区", "3301"));
        assertThat(ended()).hasSize(33);
    }

    @Test
    void endedRegionsAreOverOnTheDayOfTheRedivision() {
        assertThat(ended()).allSatisfy(region -> {
            assertThat(region.validFrom()).isEqualTo(RegionCatalog.SINCE_EVER);
            assertThat(region.validTo()).isEqualTo(REDIVISION);
        });
    }

    @Test
    void aCodeIsAPrefixOfItsDescendantsAndAsLongAsItsLevelSays() {
        assertThat(CATALOG.regions())
                .allMatch(region -> region.code().matches("33\\d*"))
                .allMatch(region -> RegionLevel.ofCode(region.code()) == region.level())
                .allMatch(region -> region.parentCode() == null || region.code().startsWith(region.parentCode()));
    }

    @Test
    void everyRegionButTheProvinceComesAfterItsParent() {
        Set<String> seen = new HashSet<>();
        assertThat(CATALOG.regions()).allMatch(region -> {
            boolean parentKnown = region.level() == RegionLevel.PROVINCE
                    ? region.parentCode() == null
                    : seen.contains(region.parentCode());
            return seen.add(region.code()) && parentKnown;
        });
    }

    @Test
    void noCurrentRegionHangsUnderAnEndedOne() {
        assertThat(current()).filteredOn(region -> region.parentCode() != null).allSatisfy(region -> assertThat(CURRENT)
                .containsKey(region.parentCode()));
    }

    @Test
    void noCodeIsUsedTwice() {
        assertThat(CATALOG.regions()).extracting(RegionRow::code).doesNotHaveDuplicates();
    }

    @Test
    void siblingsHaveDifferentNames() {
        assertThat(current())
                .extracting(region -> region.parentCode() + "/" + region.name())
                .doesNotHaveDuplicates();
    }

    @Test
    void twentyThreeTownshipsArePseudo() {
        assertThat(pseudo(RegionLevel.TOWNSHIP))
                .hasSize(23)
                .extracting(RegionRow::name)
                .contains("龙港县直辖村级区划", "乌岩岭自然保护区", "红山农场", "保税区")
                .noneMatch(name -> name.matches(".*(街道|镇|乡)"));
    }

    @Test
    void fiftySixVillagesArePseudo() {
        assertThat(pseudo(RegionLevel.VILLAGE)).hasSize(56);
    }

    @Test
    void provinceCitiesAndCountiesAreReal() {
        assertThat(CATALOG.regions())
                .filteredOn(region -> region.level().compareTo(RegionLevel.COUNTY) <= 0)
                .noneMatch(RegionRow::pseudo);
    }

    @Test
    void communitiesOfLonggangHangUnderItsPseudoTownshipAndAreReal() {
        assertThat(CURRENT.get("330383198").pseudo()).isTrue();
        assertThat(current())
                .filteredOn(region -> "330383198".equals(region.parentCode()))
                .hasSize(103)
                .noneMatch(RegionRow::pseudo);
    }

    @Test
    void onlyWhatTheRedivisionCreatedHasABirthday() {
        assertThat(current())
                .filteredOn(region -> !region.validFrom().equals(RegionCatalog.SINCE_EVER))
                .allSatisfy(region -> assertThat(region.validFrom()).isEqualTo(REDIVISION))
                .filteredOn(region -> region.level() != RegionLevel.VILLAGE)
                .extracting(RegionRow::code)
                .hasSize(33)
                .contains("330113", "330114", "330105014", "330102018", "330114001", "330113100")
                .doesNotContain("330102", "330105", "330109", "330110");
    }

    @Test
    void villagesAreAsOldAsTheirTownship() {
        assertThat(current()).filteredOn(RegionRow::level, RegionLevel.VILLAGE).allSatisfy(village -> assertThat(
                        village.validFrom())
                .isEqualTo(CURRENT.get(village.parentCode()).validFrom()));
    }

    @Test
    void thirtyOneTownshipsMovedAndKeptTheirName() {
        Map<String, RegionRow> endedByCode =
                ended().stream().collect(Collectors.toMap(RegionRow::code, Function.identity()));
        assertThat(successors("MOVED")).hasSize(31).allSatisfy(move -> {
            assertThat(endedByCode.get(move.oldCode()).name())
                    .isEqualTo(CURRENT.get(move.newCode()).name());
            assertThat(move.effective()).isEqualTo(REDIVISION);
        });
    }

    @Test
    void everyMoveLeadsToAnotherTownship() {
        assertThat(successors("MOVED")).extracting(SuccessorRow::oldCode).doesNotHaveDuplicates();
        assertThat(successors("MOVED")).extracting(SuccessorRow::newCode).doesNotHaveDuplicates();
    }

    @Test
    void aMergedCountyHasOneSuccessorAndASplitOneHasTwo() {
        assertThat(successors("MERGED"))
                .extracting(SuccessorRow::oldCode, SuccessorRow::newCode)
                .containsExactly(tuple("330103", "330105"));
        assertThat(successors("SPLIT"))
                .extracting(SuccessorRow::oldCode, SuccessorRow::newCode)
                .containsExactly(tuple("330104", "330102"), tuple("330104", "330114"));
    }

    @Test
    void everyEndedRegionHasALivingSuccessor() {
        assertThat(CATALOG.successors())
                .extracting(SuccessorRow::oldCode)
                .containsAll(ended().stream().map(RegionRow::code).toList());
        assertThat(CATALOG.successors()).extracting(SuccessorRow::newCode).allMatch(CURRENT::containsKey);
    }

    @Test
    void everyRegionIsSpelledInPlainLetters() {
        assertThat(CATALOG.regions())
                .allMatch(region -> (region.pinyin() + region.initials()).matches("[a-z]+"))
                .noneMatch(region -> region.initials().isEmpty());
    }

    private static List<RegionRow> current() {
        return CATALOG.regions().stream()
                .filter(region -> region.validTo() == null)
                .toList();
    }

    private static List<RegionRow> ended() {
        return CATALOG.regions().stream()
                .filter(region -> region.validTo() != null)
                .toList();
    }

    private static List<RegionRow> pseudo(RegionLevel level) {
        return CATALOG.regions().stream()
                .filter(region -> region.pseudo() && region.level() == level)
                .toList();
    }

    private static List<SuccessorRow> successors(String kind) {
        return CATALOG.successors().stream()
                .filter(successor -> successor.kind().equals(kind))
                .toList();
    }
}
