package org.boai.enroll.duty;

import org.boai.enroll.kernel.ValidPlainText;

/** It is done. @param note e.g. how the member was reached; may be absent */
public record CompleteDuty(@ValidPlainText(max = 200) String note) {}
