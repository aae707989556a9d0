package org.boai.enroll.member;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How much an account may search. */
@ConfigMapping(prefix = "boai.member-search")
public interface MemberSearchConfig {
    /** Searches of one account in an hour; 1 or more. A clerk at a counter needs two a minute, a list of names more. */
    @WithDefault("120")
    @Min(1)
    int mostAnHour();
}
