package org.boai.enroll.organization;

import java.util.UUID;

/** A work or study place that people may name. */
public record UnitView(UUID id, String name, OrganizationKind kind) {}
