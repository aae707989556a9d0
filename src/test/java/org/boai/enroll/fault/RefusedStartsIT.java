package org.boai.enroll.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.boai.enroll.support.Folders;
import org.boai.enroll.support.Packaged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A start that cannot be says why, in one sentence, and ends with 1. */
class RefusedStartsIT {
    private final Path folder = Folders.fresh("refused");

    @AfterEach
    void clean() {
        Folders.delete(folder);
    }

    @Test
    void productionWithoutADatabaseRefuses() throws Exception {
        assertRefused(Map.of("boai.mode", "production"), "Production embeds no database: set quarkus.datasource");
    }

    @Test
    void aModeThatDoesNotExistIsRefused() throws Exception {
        assertRefused(Map.of("boai.mode", "test"), "boai.mode is demo or production");
    }

    @Test
    void aBusyDatabasePortIsNamed() throws Exception {
        try (var busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertRefused(
                    Map.of("boai.mode", "demo", "boai.embedded.port", String.valueOf(busy.getLocalPort())),
                    "does not start on port " + busy.getLocalPort());
        }
    }

    @Test
    void aDatabaseFolderThatIsAFileIsNamed() throws Exception {
        Path file = Files.createFile(folder.resolve("a-file"));
        assertRefused(
                Map.of("boai.mode", "demo", "boai.embedded.folder", file.toString()),
                "The folder " + file + " cannot be used for the embedded PostgreSQL");
    }

    @Test
    void aCrookedLineOfTheCalendarIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("own.csv"), "2026-10-01,2026-10-07,of,国庆节\n");
        assertRefused(
                Map.of("boai.mode", "demo", "boai.calendar.file", file.toString()),
                "Line 1 of the calendar file " + file + " says neither off nor work: of.");
    }

    private void assertRefused(Map<String, String> settings, String because) throws Exception {
        var refusal = Packaged.refuses(folder, settings);

        assertThat(refusal.output())
                .contains("Boai Enroll cannot start. ")
                .contains(because)
                .doesNotContain("\tat ");
        assertThat(refusal.exitCode()).isEqualTo(1);
    }
}
