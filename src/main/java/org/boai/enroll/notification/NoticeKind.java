package org.boai.enroll.notification;

import java.util.Arrays;

/** What the branch must know or do. */
public enum NoticeKind {
    MEMBER_ADMITTED,
    /** To be decided, like all that ends so: it climbs until it is, whoever has acknowledged it. */
    APPLICATION_TO_REVIEW,
    /** To be decided: a person wants something corrected or deleted, and the law sets a time. */
    RIGHTS_REQUEST,
    /** A member has left. */
    MEMBER_LEFT,
    /** The holder of the phone says that somebody else applied. */
    APPLICATION_DISOWNED,
    /** More people of one branch within an hour than usually come by themselves; for the county. */
    APPLICATIONS_IN_A_BURST,
    /** The county could not confirm what was filled in for somebody, from paper. */
    APPLICATION_NOT_CONFIRMED,
    /** Somebody who was refused asks the organization above. */
    APPEAL_TO_DECIDE,
    /** A member wants to belong, or shall belong, to another organization; for each of the two. */
    TRANSFER_TO_DECIDE,
    /** What became of a transfer. */
    MEMBER_TRANSFERRED,
    /** A membership was ended by somebody else than the member. */
    MEMBERSHIP_ENDED,
    /** A membership that had ended goes on. */
    MEMBER_RESTORED,
    /** Last month's admissions are there to be filed (备案); for the county. */
    FILING_DUE,
    /** The county did not file what a branch admitted. */
    FILING_RETURNED,
    /** A unit wants to join (团体会员); for the county. */
    CORPORATE_TO_DECIDE,
    /** Two members seem to be one person. */
    DUPLICATE_SUSPECTED,
    /** A branch owes its members what is overdue: it climbs until nothing is any more. */
    DUTIES_OVERDUE,
    /** A course of the yearly plan was given to the branch's members. */
    COURSE_PLANNED,
    /** A leader's term ends within half a year. */
    LEADER_TERM_ENDING,
    /** An organization has a leader without the training that its founding asks for. */
    LEADER_TO_TRAIN;

    /** Whether it climbs until it is decided, and not only until it is acknowledged. */
    public boolean toDecide() {
        return switch (this) {
            case APPLICATION_TO_REVIEW,
                    RIGHTS_REQUEST,
                    APPEAL_TO_DECIDE,
                    TRANSFER_TO_DECIDE,
                    CORPORATE_TO_DECIDE,
                    DUTIES_OVERDUE -> true;
            default -> false;
        };
    }

    /** Names of those to be decided, as a list for SQL: {@code 'A', 'B'}. */
    static String toDecideInSql() {
        return "'"
                + String.join(
                        "', '",
                        Arrays.stream(values())
                                .filter(NoticeKind::toDecide)
                                .map(Enum::name)
                                .toList())
                + "'";
    }
}
