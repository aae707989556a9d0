package org.boai.enroll.fault;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Questions to a database, by somebody from whom nothing is hidden. */
final class Ask {
    private Ask() {}

    /** The first column. */
    static List<String> strings(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    static List<UUID> ids(Connection connection, String query) throws SQLException {
        return strings(connection, query).stream().map(UUID::fromString).toList();
    }

    static long count(Connection connection, String query) throws SQLException {
        return Long.parseLong(strings(connection, query).get(0));
    }

    static void run(Connection connection, String statement) throws SQLException {
        try (var one = connection.createStatement()) {
            one.execute(statement);
        }
    }
}
