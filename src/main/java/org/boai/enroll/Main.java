package org.boai.enroll;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.boai.enroll.demo.DatabaseRoles;
import org.boai.enroll.demo.EmbeddedDatabase;
import org.boai.enroll.privacy.KeyFiles;
import org.boai.enroll.region.ImportRefused;
import org.boai.enroll.security.SigningKeys;

/**
 * Starts the program. Decides the mode before Quarkus reads its configuration: {@code boai.mode}, or else demo without
 * a datasource URL and production with one; starts the embedded PostgreSQL when there is no URL.
 */
@QuarkusMain
public final class Main {
    private static final String URL = "quarkus.datasource.reactive.url";
    private static final String MODE = "boai.mode";
    private static final String SIGNING_KEYS = "boai.security.signing-keys";
    private static final String DATABASE = "boai";

    /** Requests 30, scans 3, messages under way 20, work under way 10, and some for the rest. */
    private static final long STOP_SECONDS = 70;

    /** What the operator may ask for instead of a server, each with its check. */
    private static final Map<Predicate<List<String>>, Consumer<List<String>>> COMMANDS = Map.of(
            ImportRegions::isAskedBy, ImportRegions::check,
            ImportMembers::isAskedBy, ImportMembers::check,
            VerifyAudit::isAskedBy, VerifyAudit::check,
            CheckIntegrity::isAskedBy, CheckIntegrity::check,
            InviteSteward::isAskedBy, InviteSteward::check,
            PublishConsent::isAskedBy, PublishConsent::check);

    private Main() {}

    public static void main(String... args) {
        SmallRyeConfig config = earlyConfig();
        boolean urlGiven = config.getOptionalValue(URL, String.class).isPresent();
        String mode = config.getOptionalValue(MODE, String.class).orElse(urlGiven ? "production" : "demo");
        try {
            if (!mode.equals("demo") && !mode.equals("production")) {
                throw new IllegalStateException("boai.mode is demo or production, not something else.");
            }
            if (ChangeKeys.isAskedBy(List.of(args))) {
                ChangeKeys.run(file(config, SIGNING_KEYS, keyFolder(config).resolve("tokens.jwks")), List.of(args));
                return;
            }
            System.setProperty(MODE, mode);
            checkCommands(List.of(args));
            if (mode.equals("demo")) {
                demoDefaults(config);
            } else {
                requireDatabase(urlGiven);
            }
            run(urlGiven ? null : embedded(config), args);
        } catch (ImportRefused e) {
            System.exit(ImportRegions.refuse(e));
        } catch (IllegalStateException | IOException e) {
            System.err.println("Boai Enroll cannot start. " + e.getMessage());
            System.exit(1);
        }
    }

    /** What is known before Quarkus: system properties, the environment, and the operator's file. */
    private static SmallRyeConfig earlyConfig() {
        var builder = new SmallRyeConfigBuilder().addDefaultSources().addDefaultInterceptors();
        Path file = Path.of("config", "application.properties");
        if (Files.isRegularFile(file)) {
            try {
                builder.withSources(new PropertiesConfigSource(file.toUri().toURL(), 260));
            } catch (IOException e) {
                throw new IllegalStateException("The file " + file + " cannot be read.", e);
            }
        }
        return builder.build();
    }

    private static void demoDefaults(SmallRyeConfig config) throws IOException {
        unlessSet(config, "quarkus.log.console.json.enabled", "false");
        Path keys = keyFolder(config);
        KeyFiles.createIfMissing(file(config, "boai.privacy.key-file", keys.resolve("fields.properties")));
        SigningKeys.createIfMissing(file(config, SIGNING_KEYS, keys.resolve("tokens.jwks")));
        unlessSet(config, "boai.phone-proof", "optional");
        unlessSet(config, "boai.proof.sms.provider", "log");
        unlessSet(config, "boai.security.second-factor", "optional");
        boolean onLan = config.getOptionalValue("boai.demo.lan", Boolean.class).orElse(false);
        unlessSet(config, "quarkus.http.host", onLan ? "0.0.0.0" : "127.0.0.1");
        if (onLan) {
            int port =
                    config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080);
            unlessSet(config, "boai.codes.public-url", "http://" + lanAddress() + ":" + port);
        }
    }

    private static Path keyFolder(SmallRyeConfig config) {
        return Path.of(config.getOptionalValue("boai.data.folder", String.class).orElse("data"), "keys");
    }

    /** A command that cannot be understood starts nothing. */
    private static void checkCommands(List<String> arguments) {
        COMMANDS.forEach((isAskedBy, check) -> {
            if (isAskedBy.test(arguments)) {
                check.accept(arguments);
                listenToNobody();
            }
        });
    }

    /** Beside a replica on the same machine, and not for citizens: what is imported goes through the database. */
    private static void listenToNobody() {
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("quarkus.management.host-enabled", "false");
    }

    /** Where a phone in the same network finds this machine. */
    private static String lanAddress() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && address.isSiteLocalAddress())
                .map(InetAddress::getHostAddress)
                .findFirst()
                .orElse("localhost");
    }

    private static Path file(SmallRyeConfig config, String key, Path otherwise) {
        unlessSet(config, key, otherwise.toString());
        return Path.of(config.getOptionalValue(key, String.class).orElse(otherwise.toString()));
    }

    private static void requireDatabase(boolean urlGiven) {
        if (!urlGiven) {
            throw new IllegalStateException("Production embeds no database: set " + URL + ".");
        }
    }

    private static void unlessSet(SmallRyeConfig config, String key, String value) {
        if (config.getOptionalValue(key, String.class).isEmpty()) {
            System.setProperty(key, value);
        }
    }

    private static EmbeddedDatabase embedded(SmallRyeConfig config) {
        Path folder = Path.of(
                config.getOptionalValue("boai.embedded.folder", String.class).orElse("data/postgres"));
        int port = config.getOptionalValue("boai.embedded.port", Integer.class).orElse(0);
        var database = EmbeddedDatabase.start(folder, port);
        try (var superuser = database.connect("postgres")) {
            String password = java.util.UUID.randomUUID().toString();
            DatabaseRoles.prepare(superuser, DATABASE, password);
            System.setProperty(URL, "postgresql://localhost:" + database.port() + "/" + DATABASE);
            System.setProperty("quarkus.datasource.password", password);
            System.setProperty("quarkus.flyway.password", password);
            return database;
        } catch (SQLException e) {
            database.close();
            throw new IllegalStateException("The embedded PostgreSQL does not take its roles: " + e.getMessage(), e);
        }
    }

    /** The database stops last, after the program has answered what it had begun. */
    private static void run(EmbeddedDatabase database, String... args) {
        var stopped = new CountDownLatch(1);
        if (database != null) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database, stopped), "embedded-postgres-stop"));
        }
        int[] exit = {0};
        Quarkus.run(
                Program.class,
                (code, failure) -> {
                    exit[0] = code;
                    if (failure != null) {
                        System.err.println("Boai Enroll cannot start. " + rootMessage(failure));
                    }
                    stopped.countDown();
                },
                args);
        System.exit(exit[0]);
    }

    private static void stop(EmbeddedDatabase database, CountDownLatch stopped) {
        try {
            if (!stopped.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("The program does not stop; its database does.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }

    private static String rootMessage(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }
}
