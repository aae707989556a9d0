package org.boai.enroll.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the templates of the pages leave alone: Qute escapes every value, and no script is allowed but ours. */
class TemplatesTest {
    private static final Path TEMPLATES = Path.of("src", "main", "resources", "templates");

    /** The ways in which Qute prints a value as it is. */
    private static final Pattern UNESCAPED =
            Pattern.compile("\\.(raw|safe)\\b|\\bstr:eval\\b|\\{#eval\\b|\\bRawString\\b");

    private static final Pattern SCRIPT = Pattern.compile(
            "<script(?! src=\"\\{inject:look\\.assets\\.get\\('js'\\)}\" defer></script>)|\\son\\w+\\s*=|javascript:|<style|\\sstyle\\s*=",
            Pattern.CASE_INSENSITIVE);

    /** But for what somebody follows: the rules for filed sites want links to where they are filed. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "(src|action|(?<!<a )href)\\s*=\\s*[\"']?\\s*(https?:)?//|<a href=\"(https?:)?//(?!beian\\.(miit|mps)\\.gov\\.cn/\")");

    static Stream<Path> templates() throws IOException {
        return Files.walk(TEMPLATES).filter(Files::isRegularFile);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void noneTurnsTheEscapingOff(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContainPattern(UNESCAPED);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void noneHasScriptOrStyleWithin(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContainPattern(SCRIPT);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void noneLoadsAnythingFromElsewhere(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContainPattern(ELSEWHERE);
    }
}
