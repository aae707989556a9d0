package org.boai.enroll.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How deliveries are sent. */
@ConfigMapping(prefix = "boai.relay")
public interface RelayConfig {
    /** After this long a delivery is due again, whatever became of its worker; longer than any adapter waits. */
    @WithDefault("PT60S")
    Duration lease();

    /** The most due deliveries that one look judges. */
    @WithDefault("500")
    int batch();

    /** The most messages that one replica has taken and not finished. */
    @WithDefault("1024")
    int atOnce();

    /** The first wait after a failure; each further one is four times as long, up to six hours. */
    @WithDefault("PT5S")
    Duration firstRetry();

    /** After this many a delivery is given up. */
    @WithDefault("10")
    int attempts();

    /** An endpoint that has only failed for this long is closed. */
    @WithDefault("P3D")
    Duration patience();
}
