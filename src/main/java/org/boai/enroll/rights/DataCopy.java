package org.boai.enroll.rights;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * All that is held of a person, for that person (PIPL 45): a JSON document of sections, each a list of rows.
 *
 * @param sections {@code memberships}, {@code applications}, {@code assistedApplications}, {@code consents},
 *                 {@code disclosures}, {@code requests}; those that hold something, in this order
 */
public record DataCopy(OffsetDateTime madeAt, Map<String, List<Map<String, Object>>> sections) {
    @Override
    public String toString() {
        return "DataCopy[" + sections.keySet() + "]";
    }
}
