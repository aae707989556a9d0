package org.boai.enroll.corporate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.validation.constraints.Min;

/** How units apply. */
@ConfigMapping(prefix = "boai.corporate")
public interface CorporateConfig {
    /** Whether the contact's phone must be proved, by default as persons' must. */
    @WithName("phone-proof")
    @WithDefault("${boai.phone-proof:required}")
    ProofRule phoneProof();

    /** Contacts that one account may see in full in an hour; 1 or more. */
    @WithDefault("30")
    @Min(1)
    int mostDisclosuresAnHour();

    /** Whether the phone must be proved. */
    enum ProofRule {
        REQUIRED,
        OPTIONAL
    }
}
