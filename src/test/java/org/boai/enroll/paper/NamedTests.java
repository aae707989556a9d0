package org.boai.enroll.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tests that papers name in backticks, {@code EdgeIT} or {@code EdgeIT#method}: whether {@code verify} runs them. */
final class NamedTests {
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*(?:Test|IT)(?:#\\w+)?)`");
    private static final Pattern LEFT_OUT = Pattern.compile("@Tag\\(\"faults\"\\)|@Disabled");
    private static final Pattern TEST = Pattern.compile("@(Test|ParameterizedTest|RepeatedTest)\\b");
    private static final Map<String, Path> FILES = files();

    private NamedTests() {}

    static List<String> in(String text) {
        return NAMED.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    /** @param name of a class, or of a class and one of its test methods */
    static void requireRun(String name) {
        String[] parts = name.split("#", 2);
        assertThat(FILES.containsKey(parts[0]))
                .as("there is a test class %s", parts[0])
                .isTrue();
        String source = read(FILES.get(parts[0]));
        assertThat(LEFT_OUT.matcher(source).find())
                .as("%s is left out of verify", name)
                .isFalse();
        boolean test = parts.length == 2
                ? isTest(source, parts[1])
                : TEST.matcher(source).find();
        assertThat(test).as("%s is a test", name).isTrue();
    }

    /** Its annotation stands behind the end of the method before it. */
    private static boolean isTest(String source, String method) {
        int at = source.indexOf("void " + method + "(");
        if (at < 0) {
            return false;
        }
        String before = source.substring(0, at);
        int end = before.lastIndexOf("\n    }\n");
        return TEST.matcher(before.substring(Math.max(0, end))).find();
    }

    private static Map<String, Path> files() {
        try (Stream<Path> all = Files.walk(TESTS)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            file -> file,
                            (one, other) -> one));
        } catch (IOException e) {
            throw new IllegalStateException("the tests cannot be listed", e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
