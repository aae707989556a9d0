package org.boai.enroll.organization;

import java.util.EnumSet;
import java.util.Set;

/** The kinds of Red Cross organizations (浙红〔2019〕40号 三(一), 三(二); 红十字会法 art. 7 for county and above). */
public enum OrganizationKind {
    PROVINCE,
    CITY,
    COUNTY,
    TOWNSHIP,
    VILLAGE,
    GROUP,
    SCHOOL,
    HOSPITAL,
    ENTERPRISE,
    AGENCY,
    PUBLIC_INSTITUTION,
    NEW_SECTOR,
    DIRECT;

    private static final Set<OrganizationKind> UNITS =
            EnumSet.of(SCHOOL, HOSPITAL, ENTERPRISE, AGENCY, PUBLIC_INSTITUTION, NEW_SECTOR);
    private static final Set<OrganizationKind> BY_LAW = EnumSet.of(PROVINCE, CITY, COUNTY);

    /** A work or study place: 单位. */
    public boolean unit() {
        return UNITS.contains(this);
    }

    /** A society by administrative region from county level up; may authorize admission. */
    public boolean byLaw() {
        return BY_LAW.contains(this);
    }

    /** Whether an organization of this kind may stand below one of that kind. */
    public boolean mayStandBelow(OrganizationKind parent) {
        return switch (this) {
            case PROVINCE -> false;
            case CITY -> parent == PROVINCE;
            case COUNTY -> parent == CITY;
            case TOWNSHIP -> parent == COUNTY;
            // 龙港市 has no townships: a village society may stand directly below a county
            case VILLAGE -> parent == TOWNSHIP || parent == COUNTY;
            // 三(二): groups belong to the township society
            case GROUP -> parent == TOWNSHIP;
            case DIRECT -> parent.byLaw();
            case SCHOOL, HOSPITAL, ENTERPRISE, AGENCY, PUBLIC_INSTITUTION, NEW_SECTOR ->
                parent.byLaw() || parent == TOWNSHIP;
        };
    }
}
