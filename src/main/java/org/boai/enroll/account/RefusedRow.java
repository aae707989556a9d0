package org.boai.enroll.account;

/**
 * A row that cannot be invited.
 *
 * @param row     counted from 1
 * @param problem its name, as in {@code /problems/}
 */
public record RefusedRow(int row, String problem) {}
