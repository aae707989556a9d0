package org.boai.enroll.activity;

/** Which way somebody went through a door. */
public enum ScanDirection {
    IN,
    OUT
}
