-- Participants of first-aid classes are forgotten by when they were entered, too, however far a class is put off.
CREATE INDEX first_aid_participants_entered ON first_aid_participants (entered_at) WHERE erased_at IS NULL;
