package org.boai.enroll.application;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where an applicant comes from (浙红〔2019〕40号 三(三)); the first two are developed with priority. */
public enum Background {
    FIRST_AID_CERTIFICATE,
    RESCUE_TEAM,
    STEM_CELL_DONOR,
    DONOR_FAMILY,
    DONOR,
    VOLUNTEER,
    COUNCIL_CANDIDATE;

    /** @param names separated by commas, as an application keeps them */
    static String with(Background one, String names) {
        return Stream.concat(Stream.of(names.split(",")).filter(name -> !name.isEmpty()), Stream.of(one.name()))
                .distinct()
                .collect(Collectors.joining(","));
    }

    boolean priority() {
        return this == FIRST_AID_CERTIFICATE || this == RESCUE_TEAM;
    }
}
