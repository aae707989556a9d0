package org.boai.enroll.application;

/** Where an applicant comes from (浙红〔2019〕40号 三(三)); the first two are developed with priority. */
public enum Background {
    FIRST_AID_CERTIFICATE,
    RESCUE_TEAM,
    STEM_CELL_DONOR,
    DONOR_FAMILY,
    DONOR,
    VOLUNTEER,
    COUNCIL_CANDIDATE;

    boolean priority() {
        return this == FIRST_AID_CERTIFICATE || this == RESCUE_TEAM;
    }
}
