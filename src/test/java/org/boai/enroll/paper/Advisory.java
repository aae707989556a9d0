package org.boai.enroll.paper;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Path;
import java.util.List;

/**
 * What is known to be bad in some versions of a library.
 *
 * @param alias       another identifier, or null
 * @param mitigatedBy the tests that show why an affected version is no danger here, or null
 */
record Advisory(
        String id,
        String alias,
        List<String> packages,
        List<Range> affected,
        String about,
        String source,
        List<String> mitigatedBy) {
    static final Path FILE = Path.of("src", "site", "security", "advisories.json");

    private record Listed(String note, List<Advisory> advisories) {}

    /** @param before the first version without the flaw, or null when none is known */
    record Range(String from, String before) {
        private boolean holds(Version version) {
            return version.compareTo(Version.parse(from)) >= 0
                    && (before == null || version.compareTo(Version.parse(before)) < 0);
        }
    }

    static List<Advisory> all() throws IOException {
        return new ObjectMapper().readValue(FILE.toFile(), Listed.class).advisories();
    }

    List<String> guards() {
        return mitigatedBy == null ? List.of() : mitigatedBy;
    }

    boolean concerns(Component component) {
        return packages.contains(component.name())
                && affected.stream().anyMatch(range -> range.holds(Version.parse(component.version())));
    }
}
