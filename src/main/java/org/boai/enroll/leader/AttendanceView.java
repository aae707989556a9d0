package org.boai.enroll.leader;

import java.time.LocalDate;

/** A leader who completed a training, masked. */
public record AttendanceView(LeaderView leader, LocalDate completedOn) {}
