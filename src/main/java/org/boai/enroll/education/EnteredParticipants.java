package org.boai.enroll.education;

import java.util.List;
import java.util.UUID;

/** @param entered of whoever was not there, in the order of the request; @param known how many were there already */
public record EnteredParticipants(List<UUID> entered, int known) {}
