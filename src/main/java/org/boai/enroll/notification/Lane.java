package org.boai.enroll.notification;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The messages of one endpoint that this replica has taken: as many as its channel allows are sent at once, the others
 * wait here. An endpoint that answers fast may have more of them waiting, about as many as it takes in a second; one
 * that fails gives back what has not begun, so that it neither holds others up nor outlives its lease.
 */
final class Lane {
    static final int MOST = 64;
    private static final int FAILURES = 3;
    private static final double WEIGHT = 0.2;
    private static final double SECOND_MILLIS = 1000;

    private final int atOnce;
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private int sending;
    private int held;
    private int failures;
    private boolean closed;
    // slow until it has shown otherwise
    private double millis = SECOND_MILLIS;

    Lane(int atOnce) {
        this.atOnce = atOnce;
    }

    /** One message: either it begins, or it is given back. */
    interface Turn {
        void begin();

        void giveBack();
    }

    void join(Turn turn) {
        synchronized (this) {
            held++;
            waiting.add(turn);
        }
        next();
    }

    /** What was begun has a verdict. @param took milliseconds */
    void judged(boolean failed, double took) {
        List<Turn> behind = List.of();
        synchronized (this) {
            sending--;
            millis += WEIGHT * (took - millis);
            failures = failed ? failures + 1 : 0;
            if (failures >= FAILURES) {
                behind = takeAll();
            }
        }
        behind.forEach(Turn::giveBack);
        next();
    }

    /** What comes later is tried all the same: only so does it show that the endpoint is back. */
    private List<Turn> takeAll() {
        List<Turn> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    /** What was begun is given back instead. */
    void passed() {
        synchronized (this) {
            sending--;
        }
        next();
    }

    /** Gives back what waits, and whatever comes. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        next();
    }

    /** What was begun or given back is written down. @return whether there is room for much more */
    synchronized boolean left() {
        held--;
        return held <= most() / 2;
    }

    private void next() {
        List<Turn> begin = new ArrayList<>();
        List<Turn> giveBack = List.of();
        synchronized (this) {
            if (closed) {
                giveBack = takeAll();
            }
            while (sending < atOnce && !waiting.isEmpty()) {
                sending++;
                begin.add(waiting.poll());
            }
        }
        begin.forEach(Turn::begin);
        giveBack.forEach(Turn::giveBack);
    }

    /** How many more may be taken. */
    synchronized int room() {
        return Math.max(0, most() - held);
    }

    /** How long one message keeps the others waiting, on the whole. */
    synchronized double pace() {
        return millis / atOnce;
    }

    synchronized boolean idle() {
        return held == 0;
    }

    private int most() {
        if (failures > 0 || atOnce == 1) {
            return atOnce;
        }
        return (int) Math.max(atOnce, Math.min(SECOND_MILLIS / pace(), MOST));
    }
}
