package org.boai.enroll.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import org.boai.enroll.kernel.SecretFile;

/**
 * A PostgreSQL of the program's own, for a machine that has none: durable settings on, loopback only, a password of
 * its own, kept in a folder. Survives restarts and {@code kill -9} of the program, whose postmaster lives on and is
 * stopped by the next start.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Duration START_WAIT = Duration.ofSeconds(60);
    private static final String SUPERUSER = "postgres";

    private final FileLock lock;
    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(FileLock lock, EmbeddedPostgres server, String password) {
        this.lock = lock;
        this.server = server;
        this.password = password;
    }

    /**
     * Starts the server of a folder, making it when it is not there.
     *
     * @param folder holds the cluster, its binaries, its password and its lock
     * @param port   0 for any free one
     * @throws IllegalStateException with a sentence for the operator when the folder or the port cannot be used
     */
    public static EmbeddedDatabase start(Path folder, int port) {
        Path home = folder.toAbsolutePath().normalize();
        FileLock lock = lock(home);
        try {
            OrphanedPostmaster.stop(home.resolve("cluster"));
            requireFree(port);
            Path passwordFile = passwordFile(home);
            String password = Files.readString(passwordFile).strip();
            return new EmbeddedDatabase(lock, server(home, passwordFile, password, port), password);
        } catch (IOException | RuntimeException e) {
            release(lock);
            throw new IllegalStateException(
                    "The embedded PostgreSQL in " + home + " does not start" + (port == 0 ? "" : " on port " + port)
                            + ": " + firstLine(e) + ". See " + home.resolve("cluster/log")
                            + ", or set another folder with boai.embedded.folder.",
                    e);
        }
    }

    /** Asked beforehand: the library would wait a minute for a server that ended at once. */
    private static void requireFree(int port) throws IOException {
        if (port == 0) {
            return;
        }
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (BindException taken) {
            throw new IOException("something else listens there; set another one with boai.embedded.port");
        }
    }

    private static EmbeddedPostgres server(Path home, Path passwordFile, String password, int port) throws IOException {
        Path cluster = home.resolve("cluster");
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(home.resolve("program").toFile())
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(START_WAIT)
                .setOutputRedirector(Redirect.DISCARD)
                .setErrorRedirector(Redirect.DISCARD)
                // the library says "-A trust" first; the later word wins, and the file below closes what is left
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setDataDirectoryCustomizer(folder -> onlyPasswords(folder.toPath()))
                .setConnectConfig("password", password)
                // the library switches durability off for tests; here it is data
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("lc_messages", "C")
                .setServerConfig("timezone", "Asia/Shanghai")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_directory", "log")
                .setServerConfig("log_min_messages", "warning")
                .setServerConfig("log_statement", "none")
                // a failed statement may quote what somebody typed
                .setServerConfig("log_min_error_statement", "panic")
                .setServerConfig("log_error_verbosity", "terse")
                .start();
    }

    private static void onlyPasswords(Path cluster) {
        try {
            Files.writeString(
                    cluster.resolve("pg_hba.conf"),
                    """
                    # loopback only, and only with the password
                    host all all 127.0.0.1/32 scram-sha-256
                    host all all ::1/128      scram-sha-256
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileLock lock(Path home) {
        try {
            Files.createDirectories(home);
            var channel = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new IllegalStateException("Another program is using the embedded PostgreSQL in " + home
                        + ". Stop it, or set another folder with boai.embedded.folder.");
            }
            return lock;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The folder " + home + " cannot be used for the embedded PostgreSQL: " + firstLine(e)
                            + ". Set another one with boai.embedded.folder.",
                    e);
        }
    }

    private static void release(FileLock lock) {
        try {
            lock.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path passwordFile(Path home) throws IOException {
        Path file = home.resolve("password");
        SecretFile.createIfMissing(file, () -> {
            byte[] secret = new byte[24];
            new SecureRandom().nextBytes(secret);
            return HexFormat.of().formatHex(secret);
        });
        return file;
    }

    private static String firstLine(Throwable failure) {
        String reason = "no reason given";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            reason = cause.getMessage() == null ? reason : cause.getMessage();
        }
        return reason.lines().findFirst().orElse("no reason given");
    }

    /** A connection of the superuser, to make roles and databases. */
    public Connection connect(String database) throws SQLException {
        return java.sql.DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + port() + "/" + database, SUPERUSER, password);
    }

    public int port() {
        return server.getPort();
    }

    /** Stops the server; the data stays. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            release(lock);
        }
    }
}
