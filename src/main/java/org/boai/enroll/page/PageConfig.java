package org.boai.enroll.page;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** What the operator adds to the pages. */
@ConfigMapping(prefix = "boai.page")
public interface PageConfig {
    /** Folder of the files by which WeChat and Alipay verify the host; without it none is served. */
    Optional<Path> verificationFolder();

    /** File with words on the pages, see {@code page-texts.properties}; read anew when it changes. */
    Optional<Path> texts();

    /** Number of the site's ICP filing (备案), at the foot of every page; WeChat and Alipay want one. */
    Optional<String> icpNumber();

    /** Number of the filing with the police (公安备案), at the foot of every page. */
    Optional<String> policeNumber();

    /** A telephone that answers people, at the foot of every page. */
    Optional<String> phone();
}
