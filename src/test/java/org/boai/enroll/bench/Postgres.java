package org.boai.enroll.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.boai.enroll.demo.DatabaseRoles;
import org.boai.enroll.demo.EmbeddedDatabase;
import org.boai.enroll.support.Packaged;
import org.boai.enroll.support.TestPostgres;

/** The benchmark's PostgreSQL, durable as in production; each section works on its own copy of a prepared database. */
final class Postgres implements AutoCloseable {
    static final Path BUILD =
            Path.of(System.getProperty("boai.build.directory", "target")).toAbsolutePath();

    private static final Path HOME = BUILD.resolve("bench-postgres");
    private static final String TEMPLATE = "boai_bench";

    private final EmbeddedDatabase server;
    private final Connection superuser;

    private Postgres(EmbeddedDatabase server, Connection superuser) {
        this.server = server;
        this.superuser = superuser;
    }

    static Postgres open() throws SQLException {
        try (var first = EmbeddedDatabase.start(HOME, 0);
                var connection = first.connect("postgres")) {
            run(connection, "ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
            run(connection, "ALTER SYSTEM SET log_destination = 'jsonlog'");
            run(connection, "ALTER SYSTEM SET max_wal_size = '4GB'");
        }
        removeLogs();
        var server = EmbeddedDatabase.start(HOME, 0);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server)));
        var postgres = new Postgres(server, server.connect("postgres"));
        run(postgres.superuser, "ALTER SYSTEM SET pg_stat_statements.track_planning = on");
        postgres.count(false);
        postgres.removeLeftOvers();
        postgres.makeTemplate();
        return postgres;
    }

    /** Also of a run that is broken off: first its programs, then the server that they use. */
    private static void end(EmbeddedDatabase server) {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        server.close();
    }

    /** A run that was killed leaves its databases. */
    private void removeLeftOvers() throws SQLException {
        List<String> names = new ArrayList<>();
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(
                        "SELECT datname FROM pg_database WHERE datname LIKE '" + TEMPLATE + "%'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        for (String name : names) {
            drop(name);
        }
    }

    private void makeTemplate() throws SQLException {
        DatabaseRoles.prepare(superuser, TEMPLATE, TestPostgres.rolePassword());
        Packaged.prepare(settings(TEMPLATE));
        try (var connection = server.connect(TEMPLATE)) {
            run(connection, "CREATE EXTENSION pg_stat_statements");
            run(connection, "VACUUM ANALYZE");
        }
    }

    private static void removeLogs() {
        try (var logs = Files.list(logFolder())) {
            for (Path log : logs.toList()) {
                Files.delete(log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path logFolder() {
        return HOME.resolve("cluster/log");
    }

    /** A fresh copy of the prepared database, named after the section that works on it. */
    Ground copy(String section) throws SQLException {
        String name = TEMPLATE + "_" + section;
        drop(name);
        run(superuser, "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE + " OWNER " + DatabaseRoles.OWNER);
        return new Ground(this, name, server.connect(name));
    }

    /** An empty database with the roles of the program. */
    Map<String, String> blank(String section) throws SQLException {
        String name = TEMPLATE + "_" + section;
        drop(name);
        DatabaseRoles.prepare(superuser, name, TestPostgres.rolePassword());
        return settings(name);
    }

    /** Another connection that sees everything. */
    Connection connect(String database) throws SQLException {
        return server.connect(database);
    }

    void drop(String name) throws SQLException {
        run(superuser, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    Map<String, String> settings(String database) {
        return TestPostgres.settings(server.port(), database);
    }

    /** Has statements counted from now on, or no longer. */
    void count(boolean on) throws SQLException {
        run(superuser, "ALTER SYSTEM SET pg_stat_statements.track = '" + (on ? "top" : "none") + "'");
        run(superuser, "SELECT pg_reload_conf()");
    }

    /** What may be compared only with the same: version and durability. */
    Map<String, String> describe() throws SQLException {
        Map<String, String> facts = new TreeMap<>();
        for (String setting : new String[] {"server_version", "fsync", "synchronous_commit", "full_page_writes"}) {
            try (var statement = superuser.createStatement();
                    var rows = statement.executeQuery("SHOW " + setting)) {
                rows.next();
                facts.put(setting, rows.getString(1));
            }
        }
        return facts;
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    int port() {
        return server.port();
    }

    long pid() {
        try {
            return Long.parseLong(Files.readAllLines(HOME.resolve("cluster/postmaster.pid"))
                    .get(0)
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server itself stops with the run. */
    @Override
    public void close() throws SQLException {
        superuser.close();
    }
}
