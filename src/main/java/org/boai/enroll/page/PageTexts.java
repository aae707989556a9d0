package org.boai.enroll.page;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.boai.enroll.kernel.Language;
import org.jboss.logging.Logger;

/**
 * Words on the pages that are the operator's to choose: {@code inject:texts} in templates. They stand in a file that may
 * change while the program runs, in the shape of {@code page-texts.properties}, which it follows where it says nothing.
 */
@Named("texts")
@ApplicationScoped
public class PageTexts {
    private static final Logger LOG = Logger.getLogger(PageTexts.class);
    private static final String SHIPPED = "/page-texts.properties";
    private static final FileTime UNREADABLE = FileTime.fromMillis(Long.MIN_VALUE);
    private static final String SEPARATOR = "\\|";

    private final Optional<Path> file;
    private final PageConfig config;
    private volatile Properties texts = shipped();
    private FileTime seen;

    PageTexts(PageConfig config) {
        this.config = config;
        this.file = config.texts();
    }

    void start(@Observes StartupEvent started) {
        look();
    }

    /** A file that cannot be read changes nothing; a log line says so, once for each change. */
    @Blocking
    @Scheduled(every = "10s", delayed = "10s")
    void look() {
        if (file.isEmpty()) {
            return;
        }
        try {
            FileTime changed = Files.getLastModifiedTime(file.get());
            if (!changed.equals(seen)) {
                seen = changed;
                texts = read(file.get());
                LOG.info("the texts of pages are read anew");
            }
        } catch (IOException | IllegalArgumentException e) {
            if (!Objects.equals(seen, UNREADABLE)) {
                seen = UNREADABLE;
                LOG.warnf("boai.page.texts cannot be read, pages stay as they are: %s", e.getMessage());
            }
        }
    }

    /** What one should know before anything else, e.g. that applying is free. */
    public List<String> facts(Language language) {
        return all("facts", language);
    }

    /** The notice about personal data in five lines (PIPL 17), above everything that is asked. */
    public List<String> notice(Language language) {
        return all("notice", language);
    }

    /** What happens after an application, in its order. */
    public List<String> next(Language language) {
        return all("next", language);
    }

    public String promise(Language language) {
        return one("promise", language);
    }

    /** A telephone that answers people, or null. */
    public String phone() {
        return given("phone", config.phone());
    }

    /** Number of the site's ICP filing (备案), or null. */
    public String icpNumber() {
        return given("icp-number", config.icpNumber());
    }

    /** Number of the filing with the police (公安备案), or null. */
    public String policeNumber() {
        return given("police-number", config.policeNumber());
    }

    private String given(String key, Optional<String> configured) {
        String said = texts.getProperty(key, "").strip();
        return said.isEmpty() ? configured.orElse(null) : said;
    }

    private String one(String key, Language language) {
        return texts.getProperty(language.pick(key, key + ".en"), "").strip();
    }

    private List<String> all(String key, Language language) {
        return Stream.of(one(key, language).split(SEPARATOR))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static Properties shipped() {
        try (var resource = PageTexts.class.getResourceAsStream(SHIPPED)) {
            var shipped = new Properties();
            shipped.load(new InputStreamReader(resource, StandardCharsets.UTF_8));
            return shipped;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties read(Path file) throws IOException {
        var read = new Properties();
        read.putAll(shipped());
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            read.load(reader);
        }
        return read;
    }
}
