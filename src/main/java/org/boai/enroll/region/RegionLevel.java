package org.boai.enroll.region;

/**
 * The five levels of administrative division, from the top. A region's parent is of the level above; townships that
 * exist only to carry villages are flagged as pseudo, so the levels have no gaps.
 */
public enum RegionLevel {
    PROVINCE(2),
    CITY(4),
    COUNTY(6),
    TOWNSHIP(9),
    VILLAGE(12);

    private final int codeLength;

    RegionLevel(int codeLength) {
        this.codeLength = codeLength;
    }

    /** Number of digits of a code of this level: 2, 4, 6, 9 or 12; the code of an ancestor is a prefix of it. */
    public int codeLength() {
        return codeLength;
    }

    /**
     * The level a code belongs to, told from its length alone.
     *
     * @throws IllegalArgumentException if no level has codes of this length
     */
    public static RegionLevel ofCode(String code) {
        for (RegionLevel level : values()) {
            if (level.codeLength == code.length()) {
                return level;
            }
        }
        throw new IllegalArgumentException("No region level has codes of " + code.length() + " digits");
    }
}
