package org.boai.enroll.page;

import java.util.List;
import org.jboss.resteasy.reactive.RestForm;

/**
 * What somebody agreed to when the answers were checked.
 *
 * @param expectedOrganizationId the branch that the page named
 * @param consents               each {@code PURPOSE@version}: the version that was on the page
 */
public record TypedAgreement(@RestForm String expectedOrganizationId, @RestForm List<String> consents) {
    static final TypedAgreement NONE = new TypedAgreement(null, null);
}
