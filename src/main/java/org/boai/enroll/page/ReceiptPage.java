package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.boai.enroll.kernel.Language;

/** A receipt number, and the question that opens the rest; the same whether there is such a receipt. */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ReceiptPage(Language language, String receipt, Faults faults) implements TemplateInstance {}
