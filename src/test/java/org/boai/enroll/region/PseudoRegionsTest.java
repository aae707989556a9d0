package org.boai.enroll.region;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PseudoRegionsTest {
    @ParameterizedTest
    @CsvSource({
        "1101,市辖区",
        "5002,县",
        "4190,省直辖县级行政区划",
        "6590,自治区直辖县级行政区划",
        "441900,东莞市",
        "460400,儋州市",
        "620201,嘉峪关市",
        "330383198,龙港县直辖村级区划",
        "650106198,区直辖村级区划",
        "441900401,松山湖",
        "350527000,金门县",
        "350527000000,金门县",
        "110108023500,万柳（集团）股份经济合作社六郎庄生活区"
    })
    void nobodyLivesInWhatStatisticsInvented(String code, String name) {
        assertThat(PseudoRegions.contains(code, name, RegionLevel.ofCode(code))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "11,北京市",
        "4419,东莞市",
        "3301,杭州市",
        "110101,东城区",
        "419001,济源市",
        "130171,石家庄高新技术产业开发区",
        "441900003,东城街道",
        "330106002,北山街道",
        "330106002051,上保社区"
    })
    void peopleLiveInRealOnes(String code, String name) {
        assertThat(PseudoRegions.contains(code, name, RegionLevel.ofCode(code))).isFalse();
    }
}
