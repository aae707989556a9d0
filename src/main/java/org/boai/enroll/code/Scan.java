package org.boai.enroll.code;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Somebody took a step on a day in China.
 *
 * @param visitor 128 bits of a keyed hash that is good for this code and day only; see {@link Visitor}
 */
record Scan(String code, LocalDate day, ScanStep step, UUID visitor) {}
