package org.boai.enroll.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each requirement of ASVS 5.0.0, levels 1 and 2, has a row that says how it is met, and what a row names exists. */
class AsvsTest {
    private static final Path PAGE = Path.of("src", "site", "markdown", "asvs.md");
    private static final Path REQUIREMENTS =
            Path.of("src", "test", "resources", "org", "boai", "enroll", "paper", "asvs-5.0.0-l2.txt");
    private static final int REQUIRED = 253;

    private static final Pattern ROW = Pattern.compile("\\| (V\\d+\\.\\d+\\.\\d+) \\| (.*) \\| (.*) \\|");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final List<String> KINDS =
            List.of("test: ", "setting: ", "paper: ", "not applicable because ", "open: ");
    private static final int FEWEST_CHARACTERS = 10;

    private static List<Row> rows;

    private record Row(String id, String meaning, String answer) {
        static Row of(String line) {
            Matcher row = ROW.matcher(line);
            assertThat(row.matches()).as("a row of three: %s", line).isTrue();
            return new Row(row.group(1), row.group(2), row.group(3));
        }

        boolean is(String kind) {
            return answer.startsWith(kind);
        }

        List<String> quoted() {
            return QUOTED.matcher(answer)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
        }
    }

    @BeforeAll
    static void read() throws IOException {
        rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| V"))
                .map(Row::of)
                .toList();
    }

    private static Stream<Row> those(Predicate<Row> chosen) {
        return rows.stream().filter(chosen);
    }

    @Test
    void everyRequirementHasItsRowAndNoOther() throws IOException {
        List<String> ids = Files.readAllLines(REQUIREMENTS).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(ids).hasSize(REQUIRED).doesNotHaveDuplicates();
        assertThat(rows).extracting(Row::id).containsExactlyElementsOf(ids);
    }

    @Test
    void everyRowSaysWhatIsMeantAndHowItIsMet() {
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.meaning().strip()).as(row.id()).hasSizeGreaterThan(FEWEST_CHARACTERS);
            assertThat(KINDS).as(row.id()).anySatisfy(kind -> {
                assertThat(row.answer()).startsWith(kind);
                assertThat(row.answer().substring(kind.length()).strip()).hasSizeGreaterThan(FEWEST_CHARACTERS / 2);
            });
        });
    }

    @Test
    void whatIsTestedNamesItsTests() {
        assertThat(those(row -> row.is("test: ")))
                .isNotEmpty()
                .allSatisfy(row ->
                        assertThat(NamedTests.in(row.answer())).as(row.id()).isNotEmpty());
    }

    @Test
    void everyNamedTestIsOneThatRuns() {
        those(row -> !row.is("open: "))
                .forEach(row -> NamedTests.in(row.answer()).forEach(NamedTests::requireRun));
    }

    @Test
    void everyNamedSettingStandsInTheProgram() throws IOException {
        String program = program();
        assertThat(those(row -> row.is("setting: "))).isNotEmpty().allSatisfy(row -> assertThat(row.quoted())
                .as(row.id())
                .isNotEmpty()
                .allSatisfy(setting -> assertThat(program.contains(setting))
                        .as("%s names the setting %s", row.id(), setting)
                        .isTrue()));
    }

    @Test
    void everyNamedPaperIsThere() {
        assertThat(those(row -> row.is("paper: "))).isNotEmpty().allSatisfy(row -> assertThat(row.quoted())
                .as(row.id())
                .isNotEmpty()
                .allSatisfy(paper -> assertThat(Path.of(paper)).exists()));
    }

    /** Settings, sources and migrations, and the build. */
    private static String program() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src", "main"))) {
            return all.filter(file -> file.toString().matches(".*\\.(java|properties|sql|html)"))
                            .map(NamedTests::read)
                            .collect(Collectors.joining("\n"))
                    + NamedTests.read(Path.of("pom.xml"));
        }
    }
}
