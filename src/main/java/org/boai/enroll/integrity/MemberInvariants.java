package org.boai.enroll.integrity;

import java.util.List;

/** One person, one active membership, in exactly one organization that exists; and the history leads to it. */
final class MemberInvariants {
    static final List<Invariant> ALL = List.of(
            new Invariant(
                    "person-twice",
                    "One person has two active memberships",
                    """
                    SELECT min(m.id::text) FROM members m WHERE m.status = 'ACTIVE'
                    GROUP BY m.identity_key HAVING count(*) > 1
                    UNION ALL
                    SELECT min(m.id::text) FROM members m WHERE m.status = 'ACTIVE'
                    GROUP BY m.description_key HAVING count(*) > 1"""),
            new Invariant(
                    "member-in-ended-organization",
                    "An active member belongs to an organization that has ended, or that holds no members",
                    """
                    SELECT m.id::text FROM members m JOIN organizations o ON o.id = m.organization_id
                    WHERE m.status = 'ACTIVE' AND (o.status IN ('MERGED', 'DISSOLVED') OR o.kind = 'GROUP')"""),
            new Invariant(
                    "member-in-foreign-group",
                    "An active member is in a group that is not part of their organization",
                    """
                    SELECT m.id::text FROM members m JOIN organizations g ON g.id = m.group_id
                    WHERE m.status = 'ACTIVE' AND (g.kind <> 'GROUP' OR g.parent_id IS DISTINCT FROM m.organization_id)"""),
            new Invariant(
                    "end-without-reason",
                    "A membership has ended without a day or a reason, or goes on with one",
                    """
                    SELECT m.id::text FROM members m
                    WHERE (m.status = 'ACTIVE') <> (m.ended_on IS NULL) OR (m.status = 'ACTIVE') <> (m.end_reason IS NULL)"""),
            new Invariant(
                    "joined-after-end",
                    "A membership ended before it began",
                    "SELECT m.id::text FROM members m WHERE m.ended_on < m.joined_on"),
            new Invariant(
                    "history-elsewhere",
                    "The last event that moved a member says another organization than the register",
                    """
                    SELECT m.id::text FROM members m CROSS JOIN LATERAL (SELECT e.organization_id FROM member_events e
                        WHERE e.member_id = m.id AND e.from_organization_id IS NOT NULL ORDER BY e.id DESC LIMIT 1) last
                    WHERE last.organization_id <> m.organization_id"""),
            new Invariant(
                    "history-of-another-kind",
                    "The last event that changed a member's kind says another one than the register",
                    """
                    SELECT m.id::text FROM members m CROSS JOIN LATERAL (SELECT e.to_kind FROM member_events e
                        WHERE e.member_id = m.id AND e.to_kind IS NOT NULL ORDER BY e.id DESC LIMIT 1) last
                    WHERE last.to_kind <> m.kind"""),
            new Invariant(
                    "history-ends-otherwise",
                    "The last event that ended or restored a membership does not agree with the register",
                    """
                    SELECT m.id::text FROM members m CROSS JOIN LATERAL (SELECT e.kind FROM member_events e
                        WHERE e.member_id = m.id AND e.kind IN ('LEFT', 'REMOVED', 'DECEASED', 'RESTORED')
                        ORDER BY e.id DESC LIMIT 1) last
                    WHERE CASE last.kind WHEN 'RESTORED' THEN 'ACTIVE' ELSE last.kind END <> m.status"""),
            new Invariant(
                    "member-without-record",
                    "Somebody became a member, and the record of acts does not say so",
                    """
                    SELECT m.id::text FROM members m WHERE m.application_id IS NOT NULL
                        AND NOT EXISTS (SELECT 1 FROM audit_entries e
                            WHERE e.object_type = 'member' AND e.object_id = m.id::text)"""),
            new Invariant(
                    "merged-in-a-circle",
                    "A membership was joined to one that ended by being joined to it",
                    """
                    SELECT m.id::text FROM members m JOIN members n ON n.id = m.merged_into WHERE n.merged_into = m.id"""),
            new Invariant(
                    "duplicate-of-nobody",
                    "Two seem to be one, and one of them is over",
                    """
                    SELECT d.id::text FROM duplicate_pairs d WHERE d.state = 'OPEN' AND 2 <> (
                        (SELECT count(*) FROM members m WHERE m.id IN (d.first_id, d.second_id) AND m.status = 'ACTIVE')
                        + (SELECT count(*) FROM applications p WHERE p.id IN (d.first_id, d.second_id)
                            AND p.status IN ('RECEIVED', 'UNDER_REVIEW', 'RETURNED')))"""),
            new Invariant(
                    "transfer-of-nobody",
                    "A transfer is open of somebody who is no member, or not where it says",
                    """
                    SELECT t.id::text FROM transfers t JOIN members m ON m.id = t.member_id
                    WHERE t.ended_at IS NULL AND (m.status <> 'ACTIVE' OR m.organization_id <> t.from_organization_id)"""),
            new Invariant(
                    "transfer-without-event",
                    "A transfer is done, and the history of the member does not say so",
                    """
                    SELECT t.id::text FROM transfers t WHERE t.state = 'DONE' AND NOT EXISTS (SELECT 1 FROM member_events e
                        WHERE e.member_id = t.member_id AND e.kind = 'TRANSFERRED'
                            AND e.from_organization_id = t.from_organization_id AND e.organization_id = t.to_organization_id)"""),
            new Invariant(
                    "ending-without-end",
                    "An end was recorded and is in force, and the membership goes on; or it waits and the membership has ended",
                    """
                    SELECT e.id::text FROM membership_endings e JOIN members m ON m.id = e.member_id
                    WHERE (e.state = 'IN_FORCE') AND m.status = 'ACTIVE' OR e.state = 'PROPOSED' AND m.status <> 'ACTIVE'"""));

    private MemberInvariants() {}
}
