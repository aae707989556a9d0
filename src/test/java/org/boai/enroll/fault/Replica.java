package org.boai.enroll.fault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.boai.enroll.support.Launch;
import org.boai.enroll.support.Link;
import org.boai.enroll.support.Packaged;
import org.boai.enroll.support.Ports;
import org.boai.enroll.support.TestPostgres;

/** One of the programs, on a port that it keeps, with a link of its own to the database. */
final class Replica implements AutoCloseable {
    /** Starts are most of what a suite of kills costs: the quick compiler alone, and a simple collector. */
    private static final Launch QUICK = Launch.usual().with("-Xmx320m", "-XX:+UseSerialGC", "-Xshare:auto");

    private final Path folder;
    private final Link link;
    private final Map<String, String> settings;
    private final String url;
    private volatile Packaged program;

    private Replica(Path folder, Link link, Map<String, String> settings) {
        this.folder = folder;
        this.link = link;
        this.settings = settings;
        this.url = "http://localhost:" + settings.get("quarkus.http.port");
    }

    /** Not started yet. @param database port; @param more settings, beside those of every program in tests */
    static Replica of(Path folder, int database, Map<String, String> more) throws java.io.IOException {
        var link = Link.to(database);
        Map<String, String> settings = new HashMap<>(TestPostgres.settings(link.port(), Stage.DATABASE));
        settings.putAll(more);
        settings.put("quarkus.http.port", String.valueOf(Ports.free()));
        return new Replica(Files.createDirectories(folder), link, settings);
    }

    void start() {
        start(QUICK.jar());
    }

    /** @param jar another program */
    void start(Path jar) {
        program = Packaged.start(folder, settings, QUICK.of(jar));
    }

    /** {@code kill -9}. */
    void kill() {
        program.kill();
    }

    Packaged program() {
        return program;
    }

    Link link() {
        return link;
    }

    String url() {
        return url;
    }

    @Override
    public void close() throws java.io.IOException {
        try (link) {
            if (program != null) {
                program.kill();
            }
        }
    }
}
