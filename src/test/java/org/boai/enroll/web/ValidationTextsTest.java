package org.boai.enroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with a field is said in a sentence, in both languages. */
class ValidationTextsTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern REFUSAL = Pattern.compile(
            "(?:ProblemException\\.invalid|new InvalidValue|new FieldError)\\((.*?)\\);", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("\"([a-z]+(?:-[a-z0-9]+)+)\"");

    private static Set<String> codes() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (var files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(ValidationTextsTest::text)
                    .flatMap(text -> REFUSAL.matcher(text).results())
                    .flatMap(refusal -> CODE.matcher(refusal.group(1)).results())
                    .map((MatchResult code) -> code.group(1))
                    .forEach(codes::add);
        }
        return codes;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties texts(String resource) throws IOException {
        try (var text = new InputStreamReader(
                ValidationTextsTest.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
            var properties = new Properties();
            properties.load(text);
            return properties;
        }
    }

    @Test
    void everyCodeHasASentenceInBothLanguages() throws IOException {
        var chinese = texts("/ValidationMessages.properties");
        var english = texts("/ValidationMessages_en.properties");
        assertThat(codes()).hasSizeGreaterThan(60).allSatisfy(code -> {
            assertThat(chinese.getProperty(code)).as(code).containsPattern("\\p{IsHan}");
            assertThat(english.getProperty(code)).as(code).matches("[A-Z].*[.:?)]");
        });
    }
}
