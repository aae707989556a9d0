package org.boai.enroll.activity;

import java.time.OffsetDateTime;

/** @param at by default now */
public record AttendanceMoment(OffsetDateTime at) {}
