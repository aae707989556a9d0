package org.boai.enroll.leader;

/** @param recorded how many are new @param already how many stood there before, and stay as they were */
public record RecordedAttendances(int recorded, int already) {}
