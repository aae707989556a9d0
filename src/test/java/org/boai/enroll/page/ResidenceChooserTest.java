package org.boai.enroll.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.region.RegionLevel;
import org.boai.enroll.region.RegionMatch;
import org.junit.jupiter.api.Test;

class ResidenceChooserTest {
    private static final Visit VISIT = new Visit("482013759", Language.ZH, null, null);

    @Test
    void leadsDownUntilThereIsNothingBelow() {
        assertThat(ResidenceChooser.href(VISIT, "330106", false)).isEqualTo("/j/482013759/residence?parent=330106");
        assertThat(ResidenceChooser.href(VISIT, "330106002051", false))
                .isEqualTo("/j/482013759/place?residence=330106002051");
        assertThat(ResidenceChooser.href(VISIT, "330106002", true)).isEqualTo("/j/482013759/place?residence=330106002");
    }

    @Test
    void offersTheTownshipItselfAndTheUnitsOfItsCounty() {
        var township = new RegionMatch("330106002", "北山街道", RegionLevel.TOWNSHIP, List.of());

        assertThat(ResidenceChooser.others(VISIT, township))
                .extracting(Way::text, Way::href)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "不知道是哪个村（社区），就选北山街道", "/j/482013759/place?residence=330106002"),
                        org.assertj.core.groups.Tuple.tuple("按工作单位、学校加入", "/j/482013759/units?within=330106"));
    }

    @Test
    void offersNoUnitsOfAWholeCity() {
        var city = new RegionMatch("3301", "杭州市", RegionLevel.CITY, List.of());

        assertThat(ResidenceChooser.others(VISIT, city)).isEmpty();
    }

    @Test
    void searchesForWhatCanBePartOfAName() {
        assertThat(ResidenceChooser.needle(null)).isEmpty();
        assertThat(ResidenceChooser.needle(" 上\u0000保 ")).isEqualTo("上保");
        assertThat(ResidenceChooser.needle("𠮷".repeat(60))).isEqualTo("𠮷".repeat(50));
    }

    @Test
    void takesDigitsAsTheyArePrintedOnThePoster() {
        assertThat(Digits.plain(" 482 013 759")).isEqualTo("482013759");
        assertThat(Digits.plain("４８２\u3000０１３－７５９")).isEqualTo("482013759");
    }

    @Test
    void printsReceiptsInGroups() {
        assertThat(StatusDesk.printed("7k3m9qtx2f4d")).isEqualTo("7K3M-9QTX-2F4D");
        assertThat(StatusDesk.printed("7K3M-9QTX-2F4D")).isEqualTo("7K3M-9QTX-2F4D");
    }
}
