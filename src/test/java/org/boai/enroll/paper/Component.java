package org.boai.enroll.paper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A library in one version.
 *
 * @param name group and artifact, with a colon between them
 */
record Component(String name, String version) {
    private static final Pattern IN_REPOSITORY =
            Pattern.compile(".*[/\\\\]repository[/\\\\](.+)[/\\\\]([^/\\\\]+)[/\\\\]([^/\\\\]+)[/\\\\][^/\\\\]+\\.jar");

    /** Those of a CycloneDX bill of materials. */
    static List<Component> ofBill(Path bill) throws IOException {
        JsonNode components = new ObjectMapper().readTree(bill.toFile()).path("components");
        return StreamSupport.stream(components.spliterator(), false)
                .map(one -> new Component(
                        one.path("group").asText() + ":" + one.path("name").asText(),
                        one.path("version").asText()))
                .toList();
    }

    /** Those that this test runs with, which are what ships and what tests need beside it. */
    static List<Component> ofClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
                .map(Component::ofJar)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Component> ofJar(String jar) {
        Matcher path = IN_REPOSITORY.matcher(jar);
        return path.matches()
                ? Optional.of(
                        new Component(path.group(1).replaceAll("[/\\\\]", ".") + ":" + path.group(2), path.group(3)))
                : Optional.empty();
    }
}
