package org.boai.enroll.code;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * Issues a code for an occasion.
 *
 * @param validFrom       from the beginning of today when absent
 * @param validUntil      exclusive; without end when absent
 * @param maxApplications without limit when absent
 */
public record IssueCode(
        @NotNull @ValidPlainText(max = 100) String title,
        @NotNull Occasion occasion,
        OffsetDateTime validFrom,
        OffsetDateTime validUntil,
        @Min(1) @Max(1_000_000) Integer maxApplications) {
    @JsonIgnore
    @AssertTrue(message = "{code-validity-order}")
    boolean isValidityInOrder() {
        return validFrom == null || validUntil == null || validUntil.isAfter(validFrom);
    }

    @JsonIgnore
    @AssertTrue(message = "{code-occasion-standing}")
    boolean isOccasionOfAPoster() {
        return occasion != Occasion.CHANNEL;
    }
}
