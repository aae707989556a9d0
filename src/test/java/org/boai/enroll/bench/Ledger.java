package org.boai.enroll.bench;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Whether the benchmark measures what it says, and whether the program kept what it acknowledged. */
final class Ledger {
    private static final long BACKGROUND_MILLIS = 2_500;

    /** What neither a replay nor the filling wrote came over HTTP. */
    private static final String OVER_HTTP = "FROM applications a WHERE a.receipt NOT LIKE '" + Fresh.RECEIPTS
            + "%' AND a.receipt NOT LIKE '" + Fill.RECEIPTS + "%'";

    private Ledger() {}

    /** Something that sends statements. */
    interface Act {
        void run() throws SQLException;
    }

    /**
     * Fails unless one submission over HTTP and one replay call the same statements equally often.
     *
     * @return the calls of one submission, by statement
     */
    static Map<String, Long> requireSameStatements(Ground ground, Act overHttp, Act raw) throws SQLException {
        ground.callsSinceLastLook();
        pause();
        Map<String, Long> background = ground.callsSinceLastLook();
        overHttp.run();
        var program = ground.callsSinceLastLook();
        raw.run();
        var replay = ground.callsSinceLastLook();
        Map<String, Long> expected = foreground(program, background);
        Map<String, Long> actual = foreground(replay, background);
        if (!expected.equals(actual) || expected.isEmpty()) {
            throw new IllegalStateException("over HTTP: " + expected + "\nraw: " + actual);
        }
        return expected;
    }

    /** What the program does anyway, every second, is nobody's submission. */
    private static Map<String, Long> foreground(Map<String, Long> calls, Map<String, Long> background) {
        Map<String, Long> left = new TreeMap<>(calls);
        left.keySet().removeAll(background.keySet());
        return left;
    }

    private static void pause() {
        try {
            Thread.sleep(BACKGROUND_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Fails unless every acknowledged submission is there, with exactly one notice and an audience, and no other.
     *
     * @param unanswered submissions whose client never heard; they may be there
     */
    static void requireWhole(Ground ground, long acknowledged, long unanswered) throws SQLException {
        long there = ground.number("SELECT count(*) " + OVER_HTTP);
        if (there < acknowledged || there > acknowledged + unanswered) {
            throw new IllegalStateException(acknowledged + " submissions acknowledged, " + unanswered
                    + " without an answer, " + there + " stored");
        }
        long strays = ground.number("SELECT count(*) " + OVER_HTTP
                + " AND (SELECT count(*) FROM notices n WHERE n.subject_id = a.id) <> 1");
        long unheard = ground.number("SELECT count(*) " + OVER_HTTP
                + " AND NOT EXISTS (SELECT 1 FROM notices n JOIN notice_audiences t ON t.notice_id = n.id"
                + " WHERE n.subject_id = a.id)");
        if (strays + unheard > 0) {
            throw new IllegalStateException(strays + " without just one notice, " + unheard + " nobody is told of");
        }
    }
}
