package org.boai.enroll.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.boai.enroll.privacy.RetentionConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each duty of the laws has its place and a test, or says whose it is; and what the pages name exists. */
class ComplianceTest {
    private static final Path SITE = Path.of("src", "site", "markdown");
    private static final Path PAGE = SITE.resolve("compliance.md");
    private static final Path ASSESSMENT = SITE.resolve("impact-assessment.md");
    private static final Path SOURCES = Path.of("src", "main", "java", "org", "boai", "enroll");
    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");
    private static final Path TEMPLATES = Path.of("src", "main", "resources", "templates", "page");

    /** The sections of the laws; the others have tables of their own. */
    private static final String OF_A_LAW = "| Article | Duty | Where | Held by |";

    private static final List<String> LAWS =
            List.of("PIPL", "DATA", "MINORS", "PROTECTION", "RED CROSS", "NETWORK", "APP");

    /** {@code security.Work}, a class with its package. */
    private static final Pattern CLASS = Pattern.compile("`((?:[a-z]+\\.)+[A-Z]\\w*)`");

    private static final Pattern MIGRATION = Pattern.compile("`(V\\d{3}__\\w+\\.sql)`");

    /** A setting of the times of keeping, and what holds without it. */
    private static final Pattern PERIOD =
            Pattern.compile("(?m)^\\| `boai\\.retention\\.([a-z-]+)` \\| `(P\\w+)` \\| .+ \\|$");

    private static final Pattern OTHERS = Pattern.compile("(?:^|; )(?:operator|open): \\S.{8,}");
    private static final int FEWEST_ROWS = 40;

    private static List<Row> rows;

    private record Row(String article, String duty, String where, String held) {
        static Row of(String line) {
            List<String> cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            assertThat(cells).as("a row of four: %s", line).hasSize(6);
            return new Row(cells.get(1), cells.get(2), cells.get(3), cells.get(4));
        }

        boolean namesTests() {
            return !NamedTests.in(held).isEmpty();
        }
    }

    @BeforeAll
    static void read() throws IOException {
        rows = Arrays.stream(Files.readString(PAGE).split("\n\n|\n## "))
                .filter(block -> block.contains(OF_A_LAW))
                .flatMap(String::lines)
                .filter(line -> line.startsWith("| ") && !line.equals(OF_A_LAW))
                .map(Row::of)
                .toList();
    }

    private static Stream<Row> those(Predicate<Row> chosen) {
        return rows.stream().filter(chosen);
    }

    @Test
    void everyLawHasItsRows() {
        assertThat(rows).hasSizeGreaterThan(FEWEST_ROWS);
        assertThat(rows).extracting(Row::article).doesNotHaveDuplicates();
        assertThat(LAWS).allSatisfy(law -> assertThat(rows).as(law).anySatisfy(row -> assertThat(row.article())
                .startsWith(law + " ")));
        assertThat(rows)
                .allSatisfy(row -> assertThat(LAWS).as(row.article()).anySatisfy(law -> assertThat(row.article())
                        .startsWith(law + " ")));
    }

    @Test
    void everyRowSaysWhatIsWantedWhereAndWhatHoldsIt() {
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.duty()).as(row.article()).hasSizeGreaterThan(10);
            assertThat(row.where()).as(row.article()).hasSizeGreaterThan(2);
            assertThat(row.namesTests()
                            || row.held().startsWith("operator: ")
                            || row.held().startsWith("open: "))
                    .as("%s names a test, or says that it is the operator's or open", row.article())
                    .isTrue();
        });
    }

    @Test
    void whatIsTheOperatorsOrOpenIsSaid() {
        assertThat(those(row -> row.held().contains("operator:") || row.held().contains("open:")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.held()).as(row.article()).containsPattern(OTHERS));
    }

    /** A class alone would say nothing of the duty. */
    @Test
    void everyRowNamesTheVeryTest() {
        assertThat(those(Row::namesTests)).isNotEmpty().allSatisfy(row -> assertThat(NamedTests.in(row.held()))
                .as(row.article())
                .allMatch(name -> name.contains("#")));
    }

    @Test
    void everyNamedTestIsOneThatRuns() {
        for (Path page : List.of(PAGE, ASSESSMENT)) {
            NamedTests.in(NamedTests.read(page)).forEach(NamedTests::requireRun);
        }
    }

    @Test
    void everyNamedClassAndMigrationIsThere() {
        for (Path page : List.of(PAGE, ASSESSMENT)) {
            String text = NamedTests.read(page);
            assertThat(named(CLASS, text))
                    .allSatisfy(name -> assertThat(SOURCES.resolve(name.replace('.', '/') + ".java"))
                            .exists());
            assertThat(named(MIGRATION, text))
                    .allSatisfy(name -> assertThat(MIGRATIONS.resolve(name)).exists());
        }
        assertThat(named(CLASS, NamedTests.read(PAGE))).isNotEmpty();
    }

    /** Each setting of {@link RetentionConfig} with its default, and no other. */
    @Test
    void theTimesOfKeepingAreThoseOfTheProgram() {
        Map<String, String> said = PERIOD.matcher(NamedTests.read(PAGE))
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
        Map<String, String> meant = Arrays.stream(RetentionConfig.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == Period.class)
                .collect(Collectors.toMap(
                        method -> method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT),
                        method -> method.getAnnotation(WithDefault.class).value()));
        assertThat(said).isEqualTo(meant);
    }

    /** At the foot of the layout and of the one page that stands alone; no page is without it. */
    @Test
    void everyPageLeadsToTheRulesAtOnce() throws IOException {
        assertThat(NamedTests.read(TEMPLATES.resolve("layout.html"))).contains("href=\"/consents/PRIVACY_POLICY\"");
        try (Stream<Path> pages = Files.list(TEMPLATES)) {
            assertThat(pages.filter(page -> !page.endsWith("layout.html")))
                    .isNotEmpty()
                    .allSatisfy(page -> assertThat(NamedTests.read(page))
                            .containsAnyOf("{#include page/layout", "href=\"/consents/PRIVACY_POLICY\""));
        }
    }

    /** In the field itself: whoever reads it there has not looked for it. */
    @Test
    void theFormSaysWhatTheNumberIsFor() {
        assertThat(NamedTests.read(TEMPLATES.resolve("details-page.html")))
                .containsPattern("\\{#field 'documentNumber' [^}]*只用于防止重复入会");
    }

    /** What the operator has to judge is left to the operator. */
    @Test
    void theAssessmentIsAFormWithBlanks() {
        assertThat(NamedTests.read(ASSESSMENT)).contains("签署", "three years at least", "【…】");
    }

    private static List<String> named(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
