package org.boai.enroll.code;

import java.time.LocalDate;

/**
 * What became of a code's scans within some days, in numbers.
 *
 * @param from      in China; {@code until} likewise, both included
 * @param scanned   visitors who saw its page, each once a day
 * @param started   those of them who sent the first step of the form
 * @param submitted applications of these days through the code, wherever they were placed
 * @param admitted  those of them that have led to a membership by now
 */
public record FunnelView(
        String code,
        LocalDate from,
        LocalDate until,
        FunnelStage scanned,
        FunnelStage started,
        FunnelStage submitted,
        FunnelStage admitted) {
    /** Exact numbers, for nobody's eyes. */
    record Counts(long scanned, long started, long submitted, long admitted) {}

    /**
     * Whoever scanned and went is nobody to us, so between these two stages the rest may be small; those who applied and
     * were not admitted are persons.
     */
    static FunnelView of(String code, DayRange days, Counts counts) {
        return new FunnelView(
                code,
                days.from(),
                days.until(),
                FunnelStage.of(counts.scanned()),
                FunnelStage.of(counts.started()),
                FunnelStage.of(counts.submitted()),
                FunnelStage.of(counts.admitted(), counts.submitted()));
    }
}
