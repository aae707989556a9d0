package org.boai.enroll.application;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.boai.enroll.kernel.ProblemException;

/**
 * RECEIVED → (UNDER_REVIEW ⇄ RETURNED) → ADMITTED, REFUSED or WITHDRAWN; an appeal that is upheld opens a refused one again.
 */
public enum ApplicationStatus {
    RECEIVED,
    UNDER_REVIEW,
    RETURNED,
    ADMITTED,
    REFUSED,
    WITHDRAWN;

    boolean open() {
        return this == RECEIVED || this == UNDER_REVIEW || this == RETURNED;
    }

    /** @throws ProblemException that {@link #refusal} names */
    ApplicationStatus after(ApplicationEvent event) {
        var problem = refusal(event);
        if (problem != null) {
            throw ProblemException.of(problem);
        }
        return switch (event) {
            case APPROVE -> ADMITTED;
            case APPROVE_FIRST, ANSWER, REDIRECT, UPHOLD -> UNDER_REVIEW;
            case REFUSE, APPEAL, REJECT_APPEAL -> REFUSED;
            case RETURN -> RETURNED;
            case WITHDRAW -> WITHDRAWN;
            // what a person has decided stays, for a person to look at again
            case DISOWN -> open() ? WITHDRAWN : this;
        };
    }

    /** Why this cannot happen now, or null when it can. */
    ApplicationProblem refusal(ApplicationEvent event) {
        return switch (event) {
            case APPROVE, APPROVE_FIRST, REFUSE, RETURN, REDIRECT, WITHDRAW ->
                open() ? null : ApplicationProblem.APPLICATION_DECIDED;
            case ANSWER ->
                this == RETURNED
                        ? null
                        : open() ? ApplicationProblem.NOTHING_ASKED : ApplicationProblem.APPLICATION_DECIDED;
            case APPEAL, UPHOLD, REJECT_APPEAL -> this == REFUSED ? null : ApplicationProblem.APPLICATION_NOT_REFUSED;
            case DISOWN -> null;
        };
    }

    /** Names of those in which this can happen, as a list for SQL: {@code 'A', 'B'}. */
    static String whenInSql(ApplicationEvent event) {
        return Arrays.stream(values())
                .filter(status -> status.refusal(event) == null)
                .map(status -> "'" + status.name() + "'")
                .collect(Collectors.joining(", "));
    }
}
