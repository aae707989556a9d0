package org.boai.enroll.community;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.organization.OrganizationKind;

/**
 * An organization as everybody may know it.
 *
 * @param parentId  null for the province
 * @param path      names of those above, from the province down
 * @param foundedOn null when nobody has said
 */
public record PublicOrganization(
        UUID id, String name, OrganizationKind kind, UUID parentId, List<String> path, LocalDate foundedOn) {}
