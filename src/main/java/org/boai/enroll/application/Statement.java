package org.boai.enroll.application;

import java.time.OffsetDateTime;
import java.util.List;

/** What an applicant wrote in words. @param asked what it answers; empty for an appeal */
public record Statement(OffsetDateTime at, List<AskedItem> asked, String words) {
    /** All of one application, oldest first. */
    public record All(List<Statement> items) {}

    @Override
    public String toString() {
        return "Statement[…]";
    }
}
