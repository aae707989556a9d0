package org.boai.enroll.leader;

import org.boai.enroll.organization.OrganizationKind;

/** The offices of an organization: 会长, 副会长, 秘书长, 监事. */
public enum LeaderOffice {
    /** 会长; one at a time. */
    PRESIDENT,
    /** 副会长; several. */
    VICE_PRESIDENT,
    /** 秘书长. */
    SECRETARY_GENERAL,
    /** 监事. */
    SUPERVISOR;

    /**
     * Whether organizations of this kind have the office. Below the township there are three at most (浙红〔2019〕40号 三(二):
     * 可只设会长、秘书长、监事), from the township up also vice presidents (三(五)); a group (红十字小组) is part of its township society
     * and has none.
     */
    public boolean existsAt(OrganizationKind kind) {
        return switch (kind) {
            case PROVINCE, CITY, COUNTY, TOWNSHIP -> true;
            case VILLAGE, SCHOOL, HOSPITAL, ENTERPRISE, AGENCY, PUBLIC_INSTITUTION, NEW_SECTOR, DIRECT ->
                this != VICE_PRESIDENT;
            case GROUP -> false;
        };
    }
}
