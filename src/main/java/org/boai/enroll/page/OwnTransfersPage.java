package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.region.RegionMatch;

/**
 * A member's transfers, and the way to ask for one.
 *
 * @param open   whether one is open, and so none can be asked for
 * @param query  the place that was searched for, or empty
 * @param places what was found
 */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record OwnTransfersPage(
        Language language,
        List<OwnTransferRow> transfers,
        boolean open,
        String query,
        List<RegionMatch> places,
        String token)
        implements TemplateInstance {}
