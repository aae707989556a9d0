package org.boai.enroll.education;

import java.time.LocalDate;
import java.util.UUID;

/** A first-aid class. @param instructor or null; @param code through which its participants apply */
public record FirstAidClassView(
        UUID id,
        UUID organizationId,
        String organization,
        String title,
        String place,
        LocalDate firstDay,
        LocalDate lastDay,
        String instructor,
        String code,
        int version) {}
