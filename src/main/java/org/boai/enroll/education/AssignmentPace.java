package org.boai.enroll.education;

/**
 * How many members a batch takes: so many that its locks are held for about {@value #TARGET} ms, as the one before says. A
 * slow machine takes smaller ones; no batch holds a lock for 100 ms.
 */
final class AssignmentPace {
    static final int FEWEST = 10;
    static final int MOST = 500;
    static final int FIRST = 50;
    private static final int TARGET = 40;

    private AssignmentPace() {}

    /** @param size of the batch before @param millis that its locks were held */
    static int next(int size, long millis) {
        long fitting = size * (long) TARGET / Math.max(1, millis);
        return (int) Math.max(FEWEST, Math.min(Math.min(MOST, size * 2L), fitting));
    }
}
