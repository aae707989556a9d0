package org.boai.enroll.activity;

/**
 * Who came, in numbers.
 *
 * @param places  that are taken
 * @param waiting for a place
 * @param came    of those with a place; {@code byHand} of them without a scan
 * @param noShows with a place and not come; 0 until the activity is held
 * @param minutes that count so far, of all together
 */
public record AttendanceCounts(int places, int waiting, int came, int byHand, int noShows, long minutes) {}
