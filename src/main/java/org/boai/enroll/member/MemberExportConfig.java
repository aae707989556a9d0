package org.boai.enroll.member;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How many lists leave the house. */
@ConfigMapping(prefix = "boai.member-export")
public interface MemberExportConfig {
    /** Exports that one account asks for in an hour; 1 or more. */
    @WithDefault("20")
    @Min(1)
    int mostAnHour();
}
