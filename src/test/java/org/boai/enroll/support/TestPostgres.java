package org.boai.enroll.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.boai.enroll.demo.DatabaseRoles;
import org.boai.enroll.demo.EmbeddedDatabase;

/**
 * The one PostgreSQL of a build. Its template holds everything that a first demo start makes: schema, 27,036 regions,
 * the demo's organizations and accounts; each suite works on a copy.
 */
public final class TestPostgres {
    public static final String DEMO_PASSWORD = "demo-password-of-the-tests";

    private static final String ROLE_PASSWORD = "only-inside-the-build";
    private static final String TEMPLATE = "boai_template";
    private static final Path BUILD =
            Path.of(System.getProperty("boai.build.directory", "target")).toAbsolutePath();

    /** In the properties of the whole process: each of Quarkus's class loaders has a class of this name. */
    private static final String PORT = "boai.test.postgres.port";

    private static final String SUPERUSER = "boai_tests";

    private TestPostgres() {}

    /** Makes a fresh copy of the template. @return what a program needs to work on it */
    public static synchronized Map<String, String> copy(String name) {
        try (var superuser = superuser("postgres");
                var statement = superuser.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE + " OWNER " + DatabaseRoles.OWNER);
            return settings(port(), name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A database with nothing in it. @return what a program needs to fill it */
    public static synchronized Map<String, String> empty(String name) {
        try (var superuser = superuser("postgres");
                var statement = superuser.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            DatabaseRoles.prepare(superuser, name, ROLE_PASSWORD);
            return settings(port(), name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection that sees everything, to look at what a test has left. */
    public static Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + port() + "/" + database, SUPERUSER, ROLE_PASSWORD);
    }

    private static synchronized int port() {
        if (Integer.getInteger(PORT) == null) {
            System.setProperty(PORT, String.valueOf(start().port()));
        }
        return Integer.getInteger(PORT);
    }

    private static EmbeddedDatabase start() {
        Path home = BUILD.resolve("test-postgres");
        emptyKeepingPrograms(home);
        var started = EmbeddedDatabase.start(home, 0);
        Runtime.getRuntime().addShutdownHook(new Thread(started::close));
        try (var superuser = started.connect("postgres");
                var statement = superuser.createStatement()) {
            statement.execute("CREATE ROLE " + SUPERUSER + " SUPERUSER LOGIN PASSWORD '" + ROLE_PASSWORD + "'");
            // nobody pulls its plug: who does that to a database has one of their own
            statement.execute("ALTER ROLE ALL SET synchronous_commit = off");
            DatabaseRoles.prepare(superuser, TEMPLATE, ROLE_PASSWORD);
            Packaged.prepare(settings(started.port(), TEMPLATE));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return started;
    }

    /** Settings of a program on a database of any server that {@link DatabaseRoles} prepared with our password. */
    public static Map<String, String> settings(int port, String database) {
        Path keys = BUILD.resolve("test-keys");
        return Map.ofEntries(
                Map.entry("boai.mode", "demo"),
                Map.entry("boai.phone-proof", "optional"),
                Map.entry("boai.proof.sms.provider", "log"),
                Map.entry("boai.page.icp-number", "浙ICP备00000000号-1"),
                Map.entry("boai.page.phone", "0571-00000000"),
                // storms are no village that somebody enrolls from a list
                Map.entry("boai.fraud.burst-applications", "1000000000"),
                Map.entry("boai.fraud.burst-shared-phones", "1000000000"),
                // names of tests read alike; DuplicatesIT compares by itself
                Map.entry("boai.duplicates.compared-every", "off"),
                // DutiesIT sweeps by itself
                Map.entry("boai.duties.swept-every", "off"),
                // FirstAidIT reminds by itself
                Map.entry("boai.first-aid.reminded-every", "off"),
                // tests of activities close, remind and tell by themselves
                Map.entry("boai.activities.swept-every", "off"),
                Map.entry("boai.activities.told-every", "off"),
                // LeadersIT sweeps by itself
                Map.entry("boai.leaders.swept-every", "off"),
                // a person's phone solves one that is 256 times as hard, hundreds of which would cost a build minutes
                Map.entry("boai.proof.puzzle-bits", "8"),
                Map.entry("boai.proof.per-address", "1000000"),
                Map.entry("boai.proof.per-address-a-day", "1000000"),
                // storms and benchmarks come from one address; LimitsIT lowers it
                Map.entry("boai.limits.changes-per-address", "1000000000"),
                Map.entry("boai.limits.drafts-per-address", "1000000000"),
                Map.entry("boai.limits.scans-per-address", "1000000000"),
                Map.entry("boai.limits.applications-per-code", "1000000000"),
                Map.entry("boai.limits.unknown-invitations-per-address", "1000000000"),
                Map.entry("boai.limits.public-reads-per-address", "1000000000"),
                Map.entry("boai.demo.password", DEMO_PASSWORD),
                Map.entry(
                        "boai.demo.password-file",
                        BUILD.resolve("test-demo-password").toString()),
                Map.entry(
                        "boai.privacy.key-file",
                        keys.resolve("fields.properties").toString()),
                Map.entry(
                        "boai.security.signing-keys",
                        keys.resolve("tokens.jwks").toString()),
                Map.entry("quarkus.datasource.reactive.url", "postgresql://localhost:" + port + "/" + database),
                Map.entry("quarkus.datasource.password", ROLE_PASSWORD),
                Map.entry("quarkus.flyway.password", ROLE_PASSWORD));
    }

    public static String rolePassword() {
        return ROLE_PASSWORD;
    }

    private static void emptyKeepingPrograms(Path home) {
        Path cluster = home.resolve("cluster");
        if (!Files.exists(cluster)) {
            return;
        }
        EmbeddedDatabase.start(home, 0).close();
        try (Stream<Path> files = Files.walk(cluster)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
