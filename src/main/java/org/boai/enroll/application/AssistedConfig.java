package org.boai.enroll.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;

/** How much of what is filled in for others a county looks at. */
@ConfigMapping(prefix = "boai.assisted")
public interface AssistedConfig {
    /** Share of a branch's assisted applications of a month, above 0 and up to 1; at least one of them is drawn. */
    @WithDefault("0.05")
    @DecimalMin(value = "0", inclusive = false)
    @DecimalMax("1")
    BigDecimal sample();

    /** How often it is seen whether a month is over and not drawn yet, e.g. {@code 1h}. */
    @WithDefault("1h")
    String drawnEvery();
}
