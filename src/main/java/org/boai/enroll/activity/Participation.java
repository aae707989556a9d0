package org.boai.enroll.activity;

import java.util.UUID;

/** A row of participations, as far as signing up goes. @param attended whether the member has come */
record Participation(UUID id, ParticipationState state, boolean attended) {}
