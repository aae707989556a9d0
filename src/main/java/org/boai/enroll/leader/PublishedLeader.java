package org.boai.enroll.leader;

/** A holder of an office who agrees that the name is public. */
public record PublishedLeader(LeaderOffice office, String fullName) {
    @Override
    public String toString() {
        return "PublishedLeader[" + office + "]";
    }
}
