package org.boai.enroll.application;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.organization.OrganizationStatus;

/**
 * An organization that an application might lie with.
 *
 * @param line    from the root down to itself
 * @param society the society by law that it decides for where no grassroots organization does; itself or, of a DIRECT
 *                organization, the one above it; null when it is neither
 */
record Target(UUID id, String name, OrganizationKind kind, OrganizationStatus status, List<UUID> line, UUID society) {
    private static final Set<OrganizationKind> SOCIETIES =
            EnumSet.of(OrganizationKind.COUNTY, OrganizationKind.CITY, OrganizationKind.PROVINCE);

    static Target of(UUID id, String name, OrganizationKind kind, OrganizationStatus status, List<UUID> line) {
        boolean direct = kind == OrganizationKind.DIRECT && line.size() > 1;
        UUID society = SOCIETIES.contains(kind) ? id : direct ? line.get(line.size() - 2) : null;
        return new Target(id, name, kind, status, line, society);
    }

    /** Whether applications end here that no grassroots organization takes. */
    boolean accepts() {
        return society != null;
    }

    boolean within(UUID society) {
        return line.contains(society);
    }

    /** A group belongs to its township's society, and whoever is not active accepts nobody. */
    boolean fit() {
        return status == OrganizationStatus.ACTIVE && kind != OrganizationKind.GROUP;
    }
}
