package org.boai.enroll.activity;

/** What a member has given in a year, by the day on which activities began. @param minutes of those that count so far */
public record HoursYear(int year, int activities, int minutes) {}
