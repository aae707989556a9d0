package org.boai.enroll.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A setting that stands below a mapped prefix and is no part of the mapping refuses the start of whoever sets it. */
class SettingsTest {
    private static final Pattern KEY = Pattern.compile("`(boai\\.[a-z0-9.-]+|\\.[a-z0-9-]+(?:\\.[a-z0-9-]+)*)`");
    private static final Pattern ASKED =
            Pattern.compile("\"\\$\\{(boai\\.[a-z0-9.-]+)|name = \"(boai\\.[a-z0-9.-]+)\"");
    private static final Pattern MENTIONED = Pattern.compile("\"(?:\\$\\{)?(boai\\.[a-z0-9.-]+)");

    /** Settings by the prefix under which they are mapped. */
    private static final Map<String, Set<String>> MAPPED = mapped();

    private static Map<String, Set<String>> mapped() {
        Map<String, Set<String>> mapped = new HashMap<>();
        MainClasses.ALL.stream()
                .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .map(JavaClass::reflect)
                .forEach(type -> mapped.computeIfAbsent(
                                type.getAnnotation(ConfigMapping.class).prefix(), prefix -> new TreeSet<>())
                        .addAll(settings(type)));
        return mapped;
    }

    /** Those of a group within it as {@code group.setting}, those of a map as {@code map.*}. */
    private static List<String> settings(Class<?> group) {
        List<String> settings = new ArrayList<>();
        for (Method method : group.getMethods()) {
            String name = method.isAnnotationPresent(WithName.class)
                    ? method.getAnnotation(WithName.class).value()
                    : method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            Class<?> type = typeOf(method);
            if (type == Map.class) {
                settings.add(name + ".*");
            } else if (type.isInterface() && type.getName().startsWith(MainClasses.ROOT)) {
                settings(type).forEach(setting -> settings.add(name + "." + setting));
            } else {
                settings.add(name);
            }
        }
        return settings;
    }

    private static Class<?> typeOf(Method method) {
        return method.getGenericReturnType() instanceof ParameterizedType optional
                        && optional.getRawType() == Optional.class
                        && optional.getActualTypeArguments()[0] instanceof Class<?> within
                ? within
                : method.getReturnType();
    }

    private static boolean isRefused(String key) {
        return !isMapped(key) && MAPPED.keySet().stream().anyMatch(prefix -> key.startsWith(prefix + "."));
    }

    private static boolean isMapped(String key) {
        return MAPPED.entrySet().stream()
                .filter(mapping -> key.startsWith(mapping.getKey() + "."))
                .anyMatch(mapping -> mapping.getValue().stream()
                        .anyMatch(setting ->
                                isOf(setting, key.substring(mapping.getKey().length() + 1))));
    }

    private static boolean isOf(String setting, String key) {
        return setting.endsWith(".*")
                ? key.startsWith(setting.substring(0, setting.length() - 1))
                : key.equals(setting);
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
    void whatTheReadmeOffersMayBeSetAndIsAskedFor() throws IOException {
        var documented = documented();
        assertThat(documented)
                .hasSizeGreaterThan(100)
                .filteredOn(SettingsTest::isRefused)
                .isEmpty();
        var mentioned = inTheCode(MENTIONED);
        assertThat(documented)
                .filteredOn(key -> !isMapped(key) && !mentioned.contains(key))
                .isEmpty();
    }

    @Test
    void whatTheProgramAsksForMayBeSet() throws IOException {
        assertThat(inTheCode(ASKED))
                .hasSizeGreaterThan(20)
                .filteredOn(SettingsTest::isRefused)
                .isEmpty();
    }

    private static Set<String> inTheCode(Pattern keys) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> keys.matcher(read(file)).results())
                    .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
