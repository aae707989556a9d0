package org.boai.enroll.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.boai.enroll.region.PlaceNamePinyin.Spelling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceNamePinyinTest {

    private static final PlaceNamePinyin PINYIN = PlaceNamePinyin.load();

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    浙江省, zhejiangsheng
                    丽水市, lishuishi
                    台州市, taizhoushi
                    天台县, tiantaixian
                    乐清市, yueqingshi
                    鄞州区, yinzhouqu
                    嵊泗县, shengsixian
                    嵊州市, shengzhoushi
                    长兴县, changxingxian
                    诸暨市, zhujishi
                    缙云县, jinyunxian
                    衢州市, quzhoushi
                    龙游县, longyouxian
                    莲都区, lianduqu
                    柯桥区, keqiaoqu
                    景宁畲族自治县, jingningshezuzizhixian
                    """)
    void readsCitiesAndCounties(String name, String pinyin) {
        assertThat(PINYIN.spell(name).pinyin()).isEqualTo(pinyin);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    朝晖街道, zhaohuijiedao
                    朝阳街道, chaoyangjiedao
                    长庆街道, changqingjiedao
                    长河街道, changhejiedao
                    长乐镇, changlezhen
                    长安镇, changanzhen
                    长台镇, changtaizhen
                    长涂镇, changtuzhen
                    长三角商贸园区, changsanjiaoshangmaoyuanqu
                    闸弄口街道, zhalongkoujiedao
                    梁弄镇, liangnongzhen
                    乐成街道, yuechengjiedao
                    大峃镇, daxuezhen
                    瞿溪街道, quxijiedao
                    莘塍街道, shenchengjiedao
                    仙降街道, xianjiangjiedao
                    石浦镇, shipuzhen
                    澉浦镇, ganpuzhen
                    大碶街道, daqijiedao
                    百丈漈镇, baizhangjizhen
                    翁垟街道, wengyangjiedao
                    丽岙街道, liaojiedao
                    彭埠街道, pengbujiedao
                    崧厦街道, songxiajiedao
                    江厦街道, jiangxiajiedao
                    廿八都镇, nianbaduzhen
                    三都乡, sanduxiang
                    仙都街道, xiandujiedao
                    石佛乡, shifoxiang
                    佛堂镇, fotangzhen
                    安地镇, andizhen
                    大地乡, dadixiang
                    东栅街道, dongzhajiedao
                    三单乡, sanshanxiang
                    温峤镇, wenqiaozhen
                    湫山乡, qiushanxiang
                    於潜镇, yuqianzhen
                    皤滩乡, potanxiang
                    剡湖街道, shanhujiedao
                    五泄镇, wuxiezhen
                    塘栖镇, tangqizhen
                    六横镇, liuhengzhen
                    陆埠镇, lubuzhen
                    吕山乡, lvshanxiang
                    女埠街道, nvbujiedao
                    """)
    void readsTownships(String name, String pinyin) {
        assertThat(PINYIN.spell(name).pinyin()).isEqualTo(pinyin);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    曲院社区, quyuanshequ
                    重兆村, chongzhaocun
                    三重炉村, sanchonglucun
                    朝霞社区, zhaoxiashequ
                    澄沙桥社区, chengshaqiaoshequ
                    东平巷社区, dongpingxiangshequ
                    柳行村, liuhangcun
                    知行社区, zhixingshequ
                    大厦村, dashacun
                    大王殿村, dawangdiancun
                    大夫第村, dafudicun
                    地藏寺村, dizangsicun
                    会稽村, kuaijicun
                    民乐社区, minleshequ
                    龙湫社区, longqiushequ
                    天姥村, tianmucun
                    宝幢社区, baochuangshequ
                    解家村, xiejiacun
                    解放社区, jiefangshequ
                    任家村, renjiacun
                    曾家村, zengjiacun
                    缪家村, miaojiacun
                    仇毕社区, qiubishequ
                    卜家蓬村, bujiapengcun
                    下尉村, xiaweicun
                    车家村, chejiacun
                    华家池社区, huajiachishequ
                    盖竹村, gaizhucun
                    单良村, shanliangcun
                    单木桥村委会, danmuqiaocunweihui
                    双圩村, shuangweicun
                    尤甪村, youlucun
                    鲒埼村, jieqicun
                    西蚌潭村, xibangtancun
                    何家溇村, hejialoucun
                    犭央犭茶湖村, yangchahucun
                    """)
    void readsVillages(String name, String pinyin) {
        assertThat(PINYIN.spell(name).pinyin()).isEqualTo(pinyin);
    }

    @ParameterizedTest
    @CsvSource({"社区居委会, shequjuweihui, sqjwh", "村民委员会, cunminweiyuanhui, cmwyh", "村委会, cunweihui, cwh"})
    void keepsTheSuffixAsItStands(String suffix, String pinyin, String initials) {
        assertThat(PINYIN.spell(suffix)).isEqualTo(new Spelling(pinyin, initials));
    }

    @ParameterizedTest
    @CsvSource({"丽水市,lss", "乐清市,yqs", "鄞州区,yzq", "长兴县,cxx", "女埠街道,nbjd"})
    void initialsAreTheFirstLetterOfEachSyllable(String name, String initials) {
        assertThat(PINYIN.spell(name).initials()).isEqualTo(initials);
    }

    @Test
    void keepsDigitsAndLettersInLowerCase() {
        assertThat(PINYIN.spell("A3区12号")).isEqualTo(new Spelling("a3qu12hao", "a3q12h"));
    }

    @Test
    void dropsWhatIsNeitherHanNorAsciiLetterNorDigit() {
        assertThat(PINYIN.spell("丽水（南）·É 😀々")).isEqualTo(new Spelling("lishuinan", "lsn"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "（）", "・", "𠮷"})
    void hasNothingToSayWhereNothingCanBeRead(String name) {
        assertThat(PINYIN.spell(name)).isEqualTo(new Spelling("", ""));
    }

    @Test
    void theLongestOverrideWins() {
        PlaceNamePinyin pinyin = new PlaceNamePinyin(
                Map.of("乐", List.of("le"), "乐清", List.of("yue", "qing"), "乐清湖", List.of("luo", "qing", "hu")));

        assertThat(pinyin.spell("乐清湖").pinyin()).isEqualTo("luoqinghu");
        assertThat(pinyin.spell("乐清").pinyin()).isEqualTo("yueqing");
        assertThat(pinyin.spell("新乐").pinyin()).isEqualTo("xinle");
    }

    @Test
    void everyHanCharacterOfTheDataCanBeRead() {
        assertThat(RegionCatalog.load().regions())
                .flatExtracting(region -> region.name().codePoints().boxed().toList())
                .filteredOn(codePoint -> Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN)
                .isNotEmpty()
                .allMatch(codePoint ->
                        PINYIN.spell(Character.toString(codePoint)).pinyin().matches("[a-z]+"));
    }

    @Test
    void everyOverrideGivesOneSyllableForEachCharacter() {
        assertThat(ShippedTable.rows("pinyin-overrides.csv"))
                .filteredOn(row -> !row.get(0).startsWith("犭"))
                .allSatisfy(row -> assertThat(row.get(1).split(" "))
                        .hasSize(row.get(0).length())
                        .allMatch(syllable -> syllable.matches("[a-z]+")));
    }
}
