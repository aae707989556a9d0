package org.boai.enroll.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.HdrHistogram.Histogram;

/** What became of planned deliveries: all must be with the receiver and written down, sooner or later. */
final class Deliveries {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int DIGITS = 3;
    private static final double MICROS_PER_SECOND = 1e6;

    private static final String WAITING = "SELECT count(*) FROM (SELECT 1 FROM deliveries WHERE state = 'SCHEDULED') w";
    private static final String END =
            "SELECT coalesce(max((extract(epoch FROM finished_at) * 1000000)::bigint), 0) FROM deliveries WHERE ";
    private static final String MADE =
            "SELECT id, state, (extract(epoch FROM created_at) * 1000000)::bigint" + " FROM deliveries WHERE ";

    private final Rig rig;
    private final Receiver receiver;

    Deliveries(Rig rig, Receiver receiver) {
        this.rig = rig;
        this.receiver = receiver;
    }

    /**
     * Plans so many at once. The clock runs from their commit until the last of them is written down, by the database's
     * clock; latency is until the receiver had it.
     */
    Measured burst(int webhooks, int deliveries) throws SQLException, InterruptedException {
        var ground = rig.ground();
        int before = receiver.count();
        long planned = Machine.micros();
        Due.plan(ground.superuser(), webhooks, deliveries);
        long begin = Machine.micros();
        var used = Cpu.now(rig.program().pid(), ground.postgres().pid());
        awaitReceived(before + deliveries);
        awaitWritten();
        var afterwards = Cpu.now(rig.program().pid(), ground.postgres().pid());
        double seconds = (ground.number(END + since(planned)) - begin) / MICROS_PER_SECOND;
        var latency = latency(planned, begin, begin);
        return Measured.of(latency, seconds, deliveries, deliveries - latency.getTotalCount())
                .with(afterwards.since(used));
    }

    /** Costs the database nothing while it is busy. */
    private void awaitReceived(int count) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (receiver.count() < count && System.nanoTime() < end) {
            Thread.sleep(20);
        }
    }

    long waiting() throws SQLException {
        return rig.ground().number(WAITING);
    }

    /** Until none is scheduled any more. */
    void awaitWritten() throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (waiting() > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(waiting() + " deliveries still wait after " + PATIENCE);
            }
            Thread.sleep(100);
        }
    }

    /**
     * Time to the receiver of all that were planned within a while, from when they became due. Fails when one is not
     * delivered although it is written down as such, or the other way round.
     *
     * @param begin what was planned earlier counts from here
     */
    Histogram latency(long from, long until, long begin) throws SQLException {
        var nanos = new Histogram(DIGITS);
        try (var statement = rig.ground().superuser().createStatement();
                var rows = statement.executeQuery(MADE + since(from) + " AND NOT " + since(until))) {
            while (rows.next()) {
                Long arrived = receiver.arrivedAt(rows.getObject(1, UUID.class));
                if (arrived == null || !rows.getString(2).equals("DELIVERED")) {
                    throw new IllegalStateException("a delivery that is " + rows.getString(2) + " reached the receiver "
                            + (arrived == null ? "never" : "all the same"));
                }
                nanos.recordValue(1000 * Math.max(0, arrived - Math.max(begin, rows.getLong(3))));
            }
        }
        return nanos;
    }

    private static String since(long micros) {
        return "created_at >= timestamptz 'epoch' + " + micros + " * interval '1 microsecond'";
    }

    /** Fails unless the receiver has all that was ever delivered, and nothing else. */
    void requireWhole(String section, Report report) throws SQLException, InterruptedException {
        awaitWritten();
        long delivered =
                rig.ground().number("SELECT count(*) FROM deliveries WHERE state = 'DELIVERED' AND attempts > 0");
        long others = rig.ground().number("SELECT count(*) FROM deliveries WHERE state <> 'DELIVERED'");
        if (delivered != receiver.count() || others > 0) {
            throw new IllegalStateException(
                    delivered + " delivered, " + others + " given up, and " + receiver.count() + " with the receiver");
        }
        report.fact(section + " delivered", delivered + ", of which again " + receiver.repeated());
    }
}
