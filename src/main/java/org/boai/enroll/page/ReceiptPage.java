package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.boai.enroll.kernel.Language;

/**
 * A receipt number, and the question that opens the rest; the same whether there is such a receipt.
 *
 * @param sent    what this browser has sent under that number, or null
 * @param picture QR code of the page's address, as a data URL
 */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ReceiptPage(Language language, String receipt, Draft.Sent sent, String picture, Faults faults)
        implements TemplateInstance {}
