package org.boai.enroll.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The two roles of an installation: the owner, who migrates, and the program, which bypasses nothing. An operator does
 * the same by hand once; the README has the words.
 */
public final class DatabaseRoles {
    public static final String OWNER = "boai_owner";
    public static final String PROGRAM = "boai_app";

    private DatabaseRoles() {}

    /** Makes what is missing and sets both passwords. @param superuser a connection to any database of the server */
    public static void prepare(Connection superuser, String database, String password) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            role(statement, OWNER, password);
            role(statement, PROGRAM, password);
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + database + "'")) {
                statement.execute("CREATE DATABASE " + database + " OWNER " + OWNER);
            }
            statement.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE " + database + " TO " + PROGRAM);
        }
    }

    private static void role(Statement statement, String name, String password) throws SQLException {
        if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'")) {
            statement.execute("CREATE ROLE " + name);
        }
        statement.execute("ALTER ROLE " + name + " LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION"
                + " PASSWORD '" + password + "'");
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
