package org.boai.enroll.integrity;

import java.util.List;

/** What a branch owes its members and what it has done with them agree. */
final class BranchWorkInvariants {
    static final List<Invariant> ALL = List.of(
            new Invariant(
                    "admission-without-duties",
                    "Somebody was admitted since duties are kept, and the branch owes them nothing",
                    """
                    SELECT m.id::text FROM members m WHERE m.origin = 'APPLIED' AND m.merged_into IS NULL
                        AND m.created_at > (SELECT min(opened_at) FROM duties)
                        AND NOT EXISTS (SELECT 1 FROM duties d WHERE d.member_id = m.id)"""),
            new Invariant(
                    "duty-owed-elsewhere",
                    "A duty is open at an organization that the member does not belong to",
                    """
                    SELECT d.id::text FROM duties d JOIN members m ON m.id = d.member_id
                    WHERE d.state = 'OPEN' AND d.organization_id <> m.organization_id"""),
            new Invariant(
                    "duty-to-nobody",
                    "A duty is open, and the membership has ended",
                    """
                    SELECT d.id::text FROM duties d JOIN members m ON m.id = d.member_id
                    WHERE d.state = 'OPEN' AND m.status <> 'ACTIVE'"""),
            new Invariant(
                    "lapse-without-notice",
                    "A branch owes something overdue, and no notice of it climbs, or one climbs for nothing",
                    """
                    SELECT l.id::text FROM duty_lapses l WHERE (SELECT count(*) FROM notices n WHERE n.subject_id = l.id
                        AND n.kind = 'DUTIES_OVERDUE' AND (n.next_at IS NULL) = (l.closed_at IS NOT NULL)) <> 1"""),
            new Invariant(
                    "course-of-nobody",
                    "Somebody whose membership has ended has a course to learn",
                    """
                    SELECT a.id::text FROM course_assignments a JOIN members m ON m.id = a.member_id
                    WHERE a.state IN ('ASSIGNED', 'STARTED') AND m.status <> 'ACTIVE'"""),
            new Invariant(
                    "entry-education-still-owed",
                    "A member has completed the entry course since, and the branch still owes it",
                    """
                    SELECT a.id::text FROM course_assignments a JOIN duties d ON d.member_id = a.member_id
                    WHERE a.reason = 'ENTRY' AND a.state = 'COMPLETED' AND d.kind = 'ENTRY_EDUCATION' AND d.state = 'OPEN'
                        AND d.opened_at <= a.completed_at"""),
            new Invariant(
                    "certificate-of-nobody",
                    "A first-aid certificate is current, and the membership has ended",
                    """
                    SELECT c.id::text FROM first_aid_certificates c JOIN members m ON m.id = c.member_id
                    WHERE c.state = 'CURRENT' AND m.status <> 'ACTIVE'"""),
            new Invariant(
                    "invitation-through-another-code",
                    "An invitation was used for an application through another code than that of its class",
                    """
                    SELECT i.id::text FROM invitations i JOIN applications a ON a.id = i.application_id
                    WHERE a.code <> i.code"""),
            new Invariant(
                    "first-activity-still-owed",
                    "A member has attended an activity since, and the branch still owes the first",
                    """
                    SELECT d.id::text FROM duties d WHERE d.kind = 'FIRST_ACTIVITY' AND d.state = 'OPEN'
                        AND EXISTS (SELECT 1 FROM participations p JOIN activities a ON a.id = p.activity_id
                            WHERE p.member_id = d.member_id AND p.checked_in_at > d.opened_at
                                AND a.state <> 'CANCELLED')"""),
            new Invariant(
                    "places-miscounted",
                    "An activity says another number of places taken than people have one",
                    """
                    SELECT a.id::text FROM activities a LEFT JOIN LATERAL (SELECT count(*) AS places FROM participations p
                        WHERE p.activity_id = a.id AND p.state = 'PLACE') p ON true WHERE a.taken <> p.places"""),
            new Invariant(
                    "waiting-beside-a-free-place",
                    "Somebody waits for an activity to come that has a place free",
                    """
                    SELECT a.id::text FROM activities a WHERE a.state = 'PUBLISHED' AND a.sign_up_until > now()
                        AND (a.capacity IS NULL OR a.taken < a.capacity)
                        AND EXISTS (SELECT 1 FROM participations p WHERE p.activity_id = a.id AND p.state = 'WAITING')"""),
            new Invariant(
                    "place-of-nobody",
                    "Somebody whose membership has ended has a place in an activity to come, or waits for one",
                    """
                    SELECT p.id::text FROM participations p JOIN activities a ON a.id = p.activity_id
                    JOIN members m ON m.id = p.member_id
                    WHERE a.state IN ('PUBLISHED', 'CLOSED') AND a.starts_at > now() AND p.state <> 'CANCELLED'
                        AND m.status <> 'ACTIVE'"""),
            new Invariant(
                    "hours-without-coming",
                    "Hours are counted for somebody who did not come",
                    "SELECT p.id::text FROM participations p WHERE p.minutes > 0 AND p.checked_in_at IS NULL"));

    private BranchWorkInvariants() {}
}
