package org.boai.enroll.activity;

/** What is said of an activity. @param description sanitized HTML */
record ActivityTexts(String title, String description, String place) {}
