package org.boai.enroll.auditor;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Of how many persons data is held, and what the law asks then.
 *
 * @param persons            as last counted; 0 before the first count
 * @param countedAt          null before the first count
 * @param alarm              persons from which the report is prepared
 * @param threshold          persons from which it is due
 * @param alarmReachedAt     when a count first found it reached, or null; stays when fewer are held later
 * @param thresholdReachedAt likewise
 * @param reportBy           the last day for the report, or null while the threshold was not reached
 * @param advice             what to do, in one sentence
 */
public record ThresholdView(
        long persons,
        OffsetDateTime countedAt,
        long alarm,
        long threshold,
        OffsetDateTime alarmReachedAt,
        OffsetDateTime thresholdReachedAt,
        LocalDate reportBy,
        String advice) {}
