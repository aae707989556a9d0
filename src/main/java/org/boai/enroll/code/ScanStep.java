package org.boai.enroll.code;

/** How far somebody came who is still nobody to us; who submits is counted by the application. */
enum ScanStep {
    /** The page behind the code was open. */
    SCAN,
    /** The first step of the form was sent. */
    START
}
