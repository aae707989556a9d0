package org.boai.enroll.community;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.organization.OrganizationProblem;

/** The tree of active organizations, for everybody. */
@ApplicationScoped
public class PublicOrganizationService {
    private final PublicOrganizationProjection organizations;

    PublicOrganizationService(PublicOrganizationProjection organizations) {
        this.organizations = organizations;
    }

    /** By identifier. @throws ProblemException {@code organization-unknown} when one alone is wanted and is not there */
    public Uni<PublicOrganizations> list(PublicOrganizationFilter filter) {
        if (filter.id() != null) {
            return get(filter.id()).map(one -> new PublicOrganizations(List.of(one), null));
        }
        return organizations.list(filter).map(rows -> {
            var page = Page.of(rows, filter.limitOrDefault(), one -> one.id().toString());
            return new PublicOrganizations(page.items(), page.next());
        });
    }

    /** @param id null for the province @throws ProblemException {@code organization-unknown} */
    public Uni<PublicOrganization> get(UUID id) {
        return organizations
                .find(id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(OrganizationProblem.ORGANIZATION_UNKNOWN));
    }
}
