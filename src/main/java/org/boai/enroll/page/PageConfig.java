package org.boai.enroll.page;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** What the operator adds to the pages. */
@ConfigMapping(prefix = "boai.page")
public interface PageConfig {
    /** Folder of the files by which WeChat and Alipay verify the host; without it none is served. */
    Optional<Path> verificationFolder();
}
