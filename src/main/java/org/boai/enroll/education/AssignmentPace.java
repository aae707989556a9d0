package org.boai.enroll.education;

/**
 * How many members a batch takes: so many that its locks are held for about {@value #TARGET} ms, as the one before says. A
 * slow machine takes smaller ones. That is far below the 100 ms that no lock may be held: a machine with much else to do takes
 * several times as long now and then.
 */
final class AssignmentPace {
    static final int FEWEST = 5;
    static final int MOST = 300;
    static final int FIRST = 10;

    /** Each of them has a message besides, which is sealed. */
    static final int MOST_TOLD = 50;

    private static final int TARGET = 15;

    private AssignmentPace() {}

    /** @param told whether each of the batch gets a message */
    static int of(int size, boolean told) {
        return told ? Math.min(size, MOST_TOLD) : size;
    }

    /** @param size of the batch before @param millis that its locks were held */
    static int next(int size, long millis) {
        long fitting = size * (long) TARGET / Math.max(1, millis);
        return (int) Math.max(FEWEST, Math.min(Math.min(MOST, size * 2L), fitting));
    }
}
