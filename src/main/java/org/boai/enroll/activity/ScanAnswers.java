package org.boai.enroll.activity;

import java.util.List;
import java.util.UUID;

/** What became of each scan of a batch, in its order. Says nothing of who it was: a door has no business with that. */
public record ScanAnswers(List<Answer> items) {
    /** What became of one. */
    public record Answer(UUID id, ScanOutcome outcome) {}
}
