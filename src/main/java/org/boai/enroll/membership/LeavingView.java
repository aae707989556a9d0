package org.boai.enroll.membership;

import java.time.LocalDate;

/**
 * What ended, once and for all: who wants to come back applies again.
 *
 * @param membershipEnded       whether there was one
 * @param applicationsWithdrawn how many were open
 * @param on                    the day, in Asia/Shanghai
 */
public record LeavingView(boolean membershipEnded, int applicationsWithdrawn, LocalDate on) {}
