package org.boai.enroll.disclosure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How much of people's data an account may see in full. */
@ConfigMapping(prefix = "boai.disclosure")
public interface DisclosureConfig {
    /** Disclosures that one account may ask for in an hour; 1 or more. */
    @WithDefault("30")
    @Min(1)
    int mostAnHour();

    /** How long after the approval the one who asked may begin to read. */
    @WithDefault("PT24H")
    Duration approvedFor();

    /** How long an approved disclosure can be read, from the first reading on. */
    @WithDefault("PT15M")
    Duration readableFor();

    /** Looks at the contacts that one account has taken on, in an hour; 1 or more. */
    @WithDefault("120")
    @Min(1)
    int mostContactsAnHour();

    /** How long a contact stays open, from the first look on. */
    @WithDefault("PT15M")
    Duration contactFor();

    /** How often a contact may be opened because of one notice; 1 or more. */
    @WithDefault("5")
    @Min(1)
    int mostContactWindows();
}
