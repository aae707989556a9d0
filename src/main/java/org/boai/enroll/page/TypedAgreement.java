package org.boai.enroll.page;

import java.util.List;
import org.jboss.resteasy.reactive.RestForm;

/**
 * What somebody agreed to when the answers were checked.
 *
 * @param seen                   {@link Draft#seen} of the answers that the page showed
 * @param expectedOrganizationId the branch that the page named
 * @param consents               each {@code PURPOSE@version}: the version that was on the page
 */
public record TypedAgreement(
        @RestForm String seen, @RestForm String expectedOrganizationId, @RestForm List<String> consents) {
    static final TypedAgreement NONE = new TypedAgreement(null, null, null);

    /** @param known names of the texts in force that were ticked */
    TypedAgreement kept(List<String> known) {
        return new TypedAgreement(seen, expectedOrganizationId, known);
    }
}
