package org.boai.enroll.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the pages on security claim to exist exists. */
class ThreatModelTest {
    private static final Path MODEL = Path.of("src", "site", "markdown", "threat-model.md");
    private static final Path RULES = Path.of("src", "site", "markdown", "security-rules.md");
    private static final Path SOURCES = Path.of("src", "main", "java", "org", "boai", "enroll");

    /** A class of the program as the pages name it, with its package: {@code security.Work}. */
    private static final Pattern CLASS = Pattern.compile("`((?:[a-z]+\\.)+[A-Z]\\w*)`");

    /** A row of the threats: number, threat, met by, remains. */
    private static final Pattern THREAT = Pattern.compile("(?m)^\\| ([STRIDE]\\d+) \\| (.+) \\| (.+) \\| (.+) \\|$");

    @Test
    void everyNamedTestIsOneThatRuns() {
        for (Path page : List.of(MODEL, RULES)) {
            NamedTests.in(NamedTests.read(page)).forEach(NamedTests::requireRun);
        }
    }

    @Test
    void everyNamedClassIsThere() {
        for (Path page : List.of(MODEL, RULES)) {
            List<String> classes = CLASS.matcher(NamedTests.read(page))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
            assertThat(classes).as(page.toString()).isNotEmpty().allSatisfy(name -> assertThat(
                            SOURCES.resolve(name.replace('.', '/') + ".java"))
                    .exists());
        }
    }

    /** Or says that nothing does yet. */
    @Test
    void everyThreatIsMetBySomethingThatCanFail() {
        List<MatchResult> threats =
                THREAT.matcher(NamedTests.read(MODEL)).results().toList();
        assertThat(threats).hasSizeGreaterThan(20).allSatisfy(threat -> assertThat(threat.group(3))
                .as(threat.group(1))
                .containsPattern("`[A-Z]\\w*(Test|IT)\\b|^open: "));
        assertThat(threats.stream().map(threat -> threat.group(1))).doesNotHaveDuplicates();
    }
}
