package org.boai.enroll.region;

/**
 * One row of a division file, as read and checked: its code has the shape of its level.
 *
 * @param parentCode what the row itself says; null for a province
 * @param line       of the file, the header being line 1
 */
record DivisionRow(String code, String name, String parentCode, int line) {}
