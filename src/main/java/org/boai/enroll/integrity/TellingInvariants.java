package org.boai.enroll.integrity;

import java.util.List;

/** Whoever has to know is told, and what could not be told says why. */
final class TellingInvariants {
    static final List<Invariant> ALL = List.of(
            new Invariant(
                    "notice-unseen",
                    "A notice is not in the inbox of the organization that it is for",
                    """
                    SELECT n.id::text FROM notices n WHERE NOT EXISTS (SELECT 1 FROM notice_audiences a
                        WHERE a.notice_id = n.id AND a.organization_id = n.organization_id)"""),
            new Invariant(
                    "notice-at-rest",
                    "A notice is open, about something that waits, and nothing of it is due any more",
                    """
                    SELECT n.id::text FROM notices n JOIN applications p ON p.id = n.subject_id
                        AND p.organization_id = n.organization_id
                    WHERE n.kind = 'APPLICATION_TO_REVIEW' AND n.state = 'OPEN' AND n.next_at IS NULL
                        AND p.status = 'UNDER_REVIEW'"""),
            new Invariant(
                    "notice-late",
                    "A step of a notice is more than an hour late: nobody sweeps",
                    "SELECT n.id::text FROM notices n WHERE n.next_at < now() - interval '1 hour'"),
            new Invariant(
                    "delivery-without-reason",
                    "A delivery was given up, and nobody knows why",
                    "SELECT d.id::text FROM deliveries d WHERE d.state = 'DEAD' AND coalesce(d.reason, '') = ''"),
            new Invariant(
                    "delivery-late",
                    "A delivery is more than an hour late, and nobody has it: nobody relays",
                    """
                    SELECT d.id::text FROM deliveries d JOIN channel_endpoints e ON e.id = d.endpoint_id
                    WHERE d.state = 'SCHEDULED' AND d.due_at < now() - interval '1 hour' AND d.lease IS NULL
                        AND e.state = 'ACTIVE'"""),
            new Invariant(
                    "message-late",
                    "A message to a person is more than an hour late: nobody relays",
                    """
                    SELECT m.id::text FROM person_messages m
                    WHERE m.state = 'WAITING' AND m.due_at < now() - interval '1 hour'"""));

    private TellingInvariants() {}
}
