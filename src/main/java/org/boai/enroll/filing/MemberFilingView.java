package org.boai.enroll.filing;

import java.time.LocalDate;
import java.util.UUID;

/**
 * How a membership stands with the county.
 *
 * @param filingId null while its month is not over; so are {@code month} and {@code state}
 * @param filed    whether the county has confirmed it
 */
public record MemberFilingView(
        UUID memberId, UUID filingId, String month, FilingState state, boolean filed, LocalDate joinedOn) {}
