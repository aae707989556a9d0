package org.boai.enroll.code;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many came so far.
 *
 * @param count  null when it is hidden
 * @param hidden the count, or the rest that did not come so far, is 1 to 4: so few could be known to somebody
 */
public record FunnelStage(@Schema(nullable = true) Long count, boolean hidden) {
    private static final int FEW = 5;

    static FunnelStage of(long count) {
        return few(count) ? new FunnelStage(null, true) : new FunnelStage(count, false);
    }

    /** Those of {@code all} for whom something became true; the others are found by subtraction, so they are no few either. */
    static FunnelStage of(long count, long all) {
        return few(count) || few(all - count) ? new FunnelStage(null, true) : new FunnelStage(count, false);
    }

    private static boolean few(long count) {
        return count > 0 && count < FEW;
    }
}
