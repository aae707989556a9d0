package org.boai.enroll.community;

import java.util.List;
import java.util.UUID;
import org.boai.enroll.organization.OrganizationKind;

/** An organization that holds or offers something. @param path names of those above, from the province down */
public record PublicHolder(UUID id, String name, OrganizationKind kind, List<String> path) {}
