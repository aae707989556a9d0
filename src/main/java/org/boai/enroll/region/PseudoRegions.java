package org.boai.enroll.region;

import java.util.Set;

/**
 * Which divisions exist in the statistics only. Nobody names one as the place where he lives; what lies under one is
 * offered as if it lay under the next real region above.
 */
final class PseudoRegions {
    /** What a city or county is called that only gathers counties: in municipalities, and under a province at once. */
    private static final Set<String> COLLECTIVE = Set.of("市辖区", "县");

    private static final String COUNTIES_OF_A_PROVINCE = "直辖县级行政区划";
    private static final String VILLAGES_OF_A_COUNTY = "直辖村级区划";

    /** 嘉峪关 has no counties; unlike 东莞, 中山 and 儋州 its place in that level is not numbered with zeros. */
    private static final String JIAYUGUAN = "620201";

    private static final int TOWNSHIP_TYPE_AT = 6;

    private PseudoRegions() {}

    static boolean contains(String code, String name, RegionLevel level) {
        return switch (level) {
            case PROVINCE -> false;
            case CITY -> isCollective(name);
            case COUNTY -> isCollective(name) || isPlaceholder(code, level) || code.equals(JIAYUGUAN);
            case TOWNSHIP -> isZoneOrFarm(code) || name.endsWith(VILLAGES_OF_A_COUNTY) || isPlaceholder(code, level);
            case VILLAGE -> name.endsWith("生活区") || name.endsWith("虚拟社区") || isPlaceholder(code, level);
        };
    }

    private static boolean isCollective(String name) {
        return COLLECTIVE.contains(name) || name.endsWith(COUNTIES_OF_A_PROVINCE);
    }

    /** A part of zeros fills a level that the region above does not have. */
    private static boolean isPlaceholder(String code, RegionLevel level) {
        int above = RegionLevel.values()[level.ordinal() - 1].codeLength();
        return code.chars().skip(above).allMatch(digit -> digit == '0');
    }

    /** 400–599 are units where enterprise and administration are one (《县以下行政区划代码编制规则》). */
    private static boolean isZoneOrFarm(String townshipCode) {
        char type = townshipCode.charAt(TOWNSHIP_TYPE_AT);
        return type == '4' || type == '5';
    }
}
