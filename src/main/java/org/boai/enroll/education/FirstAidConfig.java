package org.boai.enroll.education;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Period;

/** First-aid certificates (救护员证). */
@ConfigMapping(prefix = "boai.first-aid")
public interface FirstAidConfig {
    /** How long a certificate is good for when nobody says otherwise; a period of ISO 8601. */
    @WithDefault("P3Y")
    Period certificateValid();

    /** Days before the end on which the member is told; 1 to 365. */
    @WithDefault("60")
    @Min(1)
    @Max(365)
    int remindDays();

    /** How often is looked whether somebody has to be told; a duration, or {@code off}. */
    @WithDefault("1h")
    String remindedEvery();

    /** Participants whom one account may invite in an hour, each with an address that shows name and phone; 1 or more. */
    @WithDefault("600")
    @Min(1)
    int mostInvitationsAnHour();
}
