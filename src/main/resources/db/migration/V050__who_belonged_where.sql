-- A ledger of a month that is over is of those who belonged to the branch then: it asks who has moved away since.
CREATE INDEX duty_events_moved ON duty_events (from_id, duty_id) WHERE kind = 'MOVED';
CREATE INDEX member_events_moved ON member_events (from_organization_id, member_id) WHERE from_organization_id IS NOT NULL;

-- When the person completed the training for new leaders in a term that has been erased since; null when none of those was.
ALTER TABLE leaders ADD COLUMN trained_before date;
