package org.boai.enroll.membership;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Period;

/** The rules for what happens to a membership after admission. */
@ConfigMapping(prefix = "boai.membership")
public interface MembershipConfig {
    /** How long after it was recorded an end is taken back; a death that was none, always. ISO 8601, e.g. {@code P30D}. */
    @WithDefault("P30D")
    Period restoration();

    /** People in one batch; 1 to 10000. A larger one is refused, never cut. */
    @WithDefault("1000")
    @Min(1)
    @Max(10_000)
    int batch();

    /** How old a preview may be when it is confirmed. ISO 8601. */
    @WithDefault("P7D")
    Period preview();

    /** Who is a youth member: the application's rule, {@code boai.application.kind}. */
    @WithDefault("${boai.application.kind:in-school}")
    KindRule kind();

    /** What makes an adult member of a youth. */
    enum KindRule {
        /** Leaving school, which the branch knows. */
        IN_SCHOOL,
        /** The eighteenth birthday. */
        AGE_18
    }
}
