package org.boai.enroll.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** The folder of a program's own database, as its operator sees it. */
public record EmbeddedFolder(Path home) {
    private static final int PORT_LINE = 3;

    /** Whether a server runs here, or crashed here. */
    public boolean hasPidFile() {
        return Files.exists(pidFile());
    }

    /** The running server's. */
    public int port() {
        try {
            List<String> lines = Files.readAllLines(pidFile());
            return Integer.parseInt(lines.get(PORT_LINE).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pidFile() {
        return home.resolve("cluster/postmaster.pid");
    }

    /** Where the server writes its log. */
    public Path log() {
        return home.resolve("cluster/log");
    }

    /** With the password that the program keeps in the folder. */
    public Connection superuser(String database) throws SQLException {
        try {
            String password = Files.readString(home.resolve("password")).strip();
            return DriverManager.getConnection(url(database), "postgres", password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What JDBC calls a database of the running server. */
    public String url(String database) {
        return "jdbc:postgresql://localhost:" + port() + "/" + database;
    }
}
