package org.boai.enroll.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Looks into the database of the program under test, as somebody from whom no row-level scope hides anything. */
public final class Database {
    private static final Deque<Connection> IDLE = new ConcurrentLinkedDeque<>();

    private Database() {}

    /** The first column of every row. */
    public static <T> List<T> column(Class<T> type, String sql, Object... values) {
        return with(sql, values, statement -> {
            try (var rows = statement.executeQuery()) {
                List<T> column = new ArrayList<>();
                while (rows.next()) {
                    column.add(type.cast(rows.getObject(1)));
                }
                return column;
            }
        });
    }

    /** The first column of the first row, or null. */
    public static <T> T one(Class<T> type, String sql, Object... values) {
        var column = column(type, sql, values);
        return column.isEmpty() ? null : column.get(0);
    }

    public static long count(String sql, Object... values) {
        return one(Long.class, sql, values);
    }

    /** Changes rows, or whatever else a superuser may change. */
    public static int change(String sql, Object... values) {
        return with(sql, values, PreparedStatement::executeUpdate);
    }

    public static long applications() {
        return count("SELECT count(*) FROM applications");
    }

    public static UUID applicationOf(String receipt) {
        return one(UUID.class, "SELECT id FROM applications WHERE receipt = ?", receipt);
    }

    public static UUID memberOf(String receipt) {
        return one(UUID.class, "SELECT member_id FROM applications WHERE receipt = ?", receipt);
    }

    public static UUID noticeAbout(String receipt) {
        return one(
                UUID.class,
                "SELECT n.id FROM notices n JOIN applications a ON a.id = n.subject_id WHERE a.receipt = ?",
                receipt);
    }

    /** The society whose seat is the region. */
    public static UUID societyOf(String region) {
        return one(
                UUID.class,
                "SELECT o.id FROM organizations o JOIN regions r ON r.id = o.location_region_id"
                        + " WHERE r.code = ? AND o.kind = r.level ORDER BY o.id LIMIT 1",
                region);
    }

    private static <T> T with(String sql, Object[] values, Task<T> task) {
        try {
            var connection = connection();
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                return task.run(statement);
            } finally {
                IDLE.push(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One that is free, for a new one costs more than most questions; the database may have been made anew since. */
    private static Connection connection() throws SQLException {
        for (var idle = IDLE.poll(); idle != null; idle = IDLE.poll()) {
            if (idle.isValid(1)) {
                return idle;
            }
            idle.close();
        }
        return TestPostgres.superuser(OnPostgres.DATABASE);
    }

    private interface Task<T> {
        T run(PreparedStatement statement) throws SQLException;
    }
}
