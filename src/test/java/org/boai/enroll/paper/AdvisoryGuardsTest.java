package org.boai.enroll.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What we leave alone in libraries that ship with a known flaw there; {@code advisories.json} names these tests. */
class AdvisoryGuardsTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path SETTINGS = Path.of("src", "main", "resources", "application.properties");
    private static final Path TOKEN_RULES = SOURCES.resolve("org/boai/enroll/security/TokenVerification.java");

    /** The functions of HQL that take a JSON path; PostgreSQL's own aggregates take none. */
    private static final Pattern JSON_PATHS = Pattern.compile(
            "json_(value|query|exists|table|set|remove|replace|insert|mergepatch|array_append|array_insert)\\b",
            Pattern.CASE_INSENSITIVE);

    @Test
    void noQueryOfHibernateReachesIntoJson() throws IOException {
        assertThat(sources()).isNotEmpty().allSatisfy(file -> assertThat(NamedTests.read(file))
                .as(file.toString())
                .doesNotContainPattern(JSON_PATHS));
    }

    @Test
    void theKeysOfTokensAreOurOwn() throws IOException {
        assertThat(settings()).noneMatch(name -> name.matches("(%\\w+\\.)?(mp|smallrye)\\.jwt\\..*"));
        assertThat(NamedTests.read(TOKEN_RULES))
                .contains("setPublicKeyContent(keys.publicKeySet())")
                .doesNotContain("KeyProvider", "KeyLocation");
    }

    @Test
    void tlsEndsAtTheProxy() throws IOException {
        assertThat(settings())
                .noneMatch(name -> name.matches("(%\\w+\\.)?quarkus\\.(tls|http\\.ssl|management\\.ssl)\\b.*"));
    }

    @Test
    void nothingReliesOnChannelBinding() throws IOException {
        assertThat(NamedTests.read(SETTINGS)).doesNotContainIgnoringCase("channelBinding");
    }

    /** What flaws in polymorphic reading need; and Java's own serialization. */
    @Test
    void whoeverSendsJsonChoosesNoType() throws IOException {
        assertThat(sources()).allSatisfy(file -> assertThat(NamedTests.read(file))
                .as(file.toString())
                .doesNotContainPattern(
                        "JsonTypeInfo|activateDefaultTyping|PolymorphicTypeValidator|ObjectInputStream"));
    }

    private static Set<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(file -> file.toString().endsWith(".java")).collect(Collectors.toSet());
        }
    }

    private static Set<String> settings() throws IOException {
        var settings = new Properties();
        try (Reader reader = Files.newBufferedReader(SETTINGS)) {
            settings.load(reader);
        }
        return settings.stringPropertyNames();
    }
}
