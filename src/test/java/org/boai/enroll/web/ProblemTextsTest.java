package org.boai.enroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.ProblemType;
import org.junit.jupiter.api.Test;

class ProblemTextsTest {
    private static final List<ProblemType> PROBLEMS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.boai.enroll").stream()
                    .filter(type -> type.isEnum() && type.isAssignableTo(ProblemType.class))
                    .map(JavaClass::reflect)
                    .flatMap(type -> Stream.of(type.getEnumConstants()))
                    .map(ProblemType.class::cast)
                    .toList();

    private static final Properties CHINESE = bundle("/problems.properties");
    private static final Properties ENGLISH = bundle("/problems_en.properties");

    @Test
    void findsTheCatalogues() {
        assertThat(PROBLEMS).hasSizeGreaterThan(50);
    }

    @Test
    void noTwoProblemsShareASlug() {
        assertThat(PROBLEMS).extracting(ProblemType::slug).doesNotHaveDuplicates();
    }

    @Test
    void everyProblemHasATitleInBothLanguages() {
        assertThat(PROBLEMS).allSatisfy(problem -> {
            assertThat(CHINESE.getProperty(problem.slug())).as(problem.slug()).containsPattern("\\p{IsHan}");
            assertThat(problem.title()).matches("[A-Z].*[^.]");
        });
    }

    @Test
    void everyProblemHasAdviceInBothLanguages() {
        assertThat(PROBLEMS).allSatisfy(problem -> {
            String advice = problem.slug() + ".advice";
            assertThat(CHINESE.getProperty(advice)).as(advice).matches(".*\\p{IsHan}.*。");
            assertThat(ENGLISH.getProperty(advice))
                    .as(advice)
                    .matches("[A-Z].*\\.")
                    .doesNotContainPattern("\\p{IsHan}");
        });
    }

    @Test
    void noTextIsLeftOfAProblemThatIsGone() {
        var slugs = PROBLEMS.stream().map(ProblemType::slug).collect(Collectors.toSet());

        assertThat(CHINESE.stringPropertyNames()).allMatch(key -> slugs.contains(key.replaceFirst("\\.advice$", "")));
        assertThat(ENGLISH.stringPropertyNames())
                .allMatch(key -> key.endsWith(".advice") && slugs.contains(key.replaceFirst("\\.advice$", "")));
    }

    @Test
    void answersInTheLanguageOfTheReader() {
        assertThat(Problems.title(IdempotencyProblem.REQUEST_IN_PROGRESS, Language.ZH))
                .isEqualTo("同一份申请正在处理");
        assertThat(Problems.title(IdempotencyProblem.REQUEST_IN_PROGRESS, Language.EN))
                .startsWith("The same request");
        assertThat(Problems.advice(IdempotencyProblem.REQUEST_IN_PROGRESS, Language.EN))
                .startsWith("Please wait");
    }

    private static Properties bundle(String resource) {
        try (Reader text =
                new InputStreamReader(ProblemTextsTest.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
            var properties = new Properties();
            properties.load(text);
            return properties;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
