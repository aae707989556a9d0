package org.boai.enroll.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A setting that stands below a mapped prefix and is no part of the mapping refuses the start of whoever sets it. */
class SettingsTest {
    private static final String ROOT = "org.boai.enroll";
    private static final Pattern KEY = Pattern.compile("`(boai\\.[a-z0-9.-]+|\\.[a-z0-9-]+(?:\\.[a-z0-9-]+)*)`");
    private static final Pattern IN_CODE =
            Pattern.compile("\"\\$\\{(boai\\.[a-z0-9.-]+)|name = \"(boai\\.[a-z0-9.-]+)\"");

    /** Settings by the prefix under which they are mapped. */
    private static final Map<String, Set<String>> MAPPED = mapped();

    private static Map<String, Set<String>> mapped() {
        Map<String, Set<String>> mapped = new HashMap<>();
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(ROOT).stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(JavaClass::reflect)
                        .forEach(type -> mapped.computeIfAbsent(
                                        type.getAnnotation(ConfigMapping.class).prefix(), prefix -> new TreeSet<>())
                                .addAll(settings(type)));
        return mapped;
    }

    private static List<String> settings(Class<?> group) {
        List<String> settings = new ArrayList<>();
        for (Method method : group.getMethods()) {
            String name = method.isAnnotationPresent(WithName.class)
                    ? method.getAnnotation(WithName.class).value()
                    : method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
            settings.add(name);
        }
        return settings;
    }

    private static boolean isRefused(String key) {
        return MAPPED.entrySet().stream()
                .filter(mapping -> key.startsWith(mapping.getKey() + "."))
                .anyMatch(mapping -> !mapping.getValue()
                        .contains(key.substring(mapping.getKey().length() + 1).split("\\.")[0]));
    }

    /** Each key of the README's table: after a whole one, {@code .other} is its neighbour. */
    private static Set<String> documented() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (String row : Files.readAllLines(Path.of("README.md"))) {
            if (!row.startsWith("| `boai.")) {
                continue;
            }
            String whole = null;
            var found = KEY.matcher(row.split("\\|")[1]);
            while (found.find()) {
                whole = found.group(1).startsWith(".")
                        ? whole.substring(0, whole.lastIndexOf('.')) + found.group(1)
                        : found.group(1);
                keys.add(whole);
            }
        }
        return keys;
    }

    @Test
    void whatTheReadmeOffersMayBeSet() throws IOException {
        assertThat(documented())
                .hasSizeGreaterThan(100)
                .filteredOn(SettingsTest::isRefused)
                .isEmpty();
    }

    @Test
    void whatTheProgramAsksForMayBeSet() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Set<String> asked = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(SettingsTest::askedIn)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(asked)
                    .hasSizeGreaterThan(20)
                    .filteredOn(SettingsTest::isRefused)
                    .isEmpty();
        }
    }

    private static Stream<String> askedIn(Path file) {
        try {
            return IN_CODE.matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group(1) == null ? found.group(2) : found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
