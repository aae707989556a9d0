package org.boai.enroll.duplicate;

import jakarta.validation.constraints.NotNull;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * They are one. Of two members each field says whose particulars go on, by default the first one's; an application is joined
 * to the member, or to the older application, as it is.
 *
 * @param person       name, phone, birth date and document together: they are who somebody is
 * @param organization with the group and the residence
 * @param reason       how it is known, e.g. that the person was asked
 */
public record MergePair(Keep person, Keep organization, @NotNull @ValidPlainText(max = 200) String reason) {}
