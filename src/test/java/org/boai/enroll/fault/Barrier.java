package org.boai.enroll.fault;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * Lets the program stand still at an exact point, without its help: a trigger of the suite's own waits for a lock that the
 * suite holds.
 */
final class Barrier implements AutoCloseable {
    private static final long LOCK = 0x42_41_52L;
    private static final Duration ARRIVAL = Duration.ofSeconds(30);

    private static final String FUNCTION =
            """
            CREATE OR REPLACE FUNCTION stand_still() RETURNS trigger LANGUAGE plpgsql SET lock_timeout = '30s' AS $$
            BEGIN PERFORM pg_advisory_xact_lock_shared(%d); RETURN NULL; END $$"""
                    .formatted(LOCK);

    private static final String ARRIVED =
            """
            SELECT a.client_port FROM pg_locks l JOIN pg_stat_activity a USING (pid)
            WHERE l.locktype = 'advisory' AND l.objid = %d AND NOT l.granted"""
                    .formatted(LOCK);

    /** Where. */
    enum Point {
        /** The notice is written, COMMIT not yet said. */
        BEFORE_COMMIT("notices", "CREATE TRIGGER stand_still AFTER INSERT ON notices FOR EACH ROW"),
        /** COMMIT is said, and not yet done. */
        IN_COMMIT(
                "notices",
                "CREATE CONSTRAINT TRIGGER stand_still AFTER INSERT ON notices DEFERRABLE INITIALLY DEFERRED FOR EACH ROW"),
        /** A delivery is claimed, its COMMIT said, and not yet done. */
        IN_CLAIM(
                "deliveries",
                "CREATE CONSTRAINT TRIGGER stand_still AFTER UPDATE ON deliveries DEFERRABLE INITIALLY DEFERRED"
                        + " FOR EACH ROW WHEN (NEW.lease IS NOT NULL AND NEW.lease IS DISTINCT FROM OLD.lease)"),
        /** The receiver has taken it, and that is about to be written down. */
        BEFORE_MARK(
                "deliveries",
                "CREATE TRIGGER stand_still AFTER UPDATE ON deliveries FOR EACH ROW"
                        + " WHEN (NEW.state = 'DELIVERED' AND OLD.state = 'SCHEDULED')");

        private final String table;
        private final String trigger;

        Point(String table, String trigger) {
            this.table = table;
            this.trigger = trigger;
        }
    }

    private final Connection superuser;
    private final Point point;

    private Barrier(Connection superuser, Point point) {
        this.superuser = superuser;
        this.point = point;
    }

    /** From now on whoever comes to this point waits. @param superuser a connection that only this barrier uses */
    static Barrier at(Connection superuser, Point point) throws SQLException {
        for (String statement : List.of(
                FUNCTION, point.trigger + " EXECUTE FUNCTION stand_still()", "SELECT pg_advisory_lock(" + LOCK + ")")) {
            Ask.run(superuser, statement);
        }
        return new Barrier(superuser, point);
    }

    /** Waits for the first to arrive. @return the port that its connection comes from */
    int awaitArrival() {
        return Integer.parseInt(Awaitility.await()
                .atMost(ARRIVAL)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> Ask.strings(superuser, ARRIVED), arrived -> !arrived.isEmpty())
                .get(0));
    }

    /** All go on. */
    void open() throws SQLException {
        Ask.run(superuser, "SELECT pg_advisory_unlock_all()");
    }

    @Override
    public void close() throws SQLException {
        try (superuser) {
            open();
            Ask.run(superuser, "DROP TRIGGER stand_still ON " + point.table);
        }
    }
}
