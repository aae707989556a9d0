package org.boai.enroll.activity;

import org.boai.enroll.kernel.ValidPlainText;

/** It will not take place. @param reason for whoever has signed up, e.g. the weather; may be null */
public record CancelActivity(@ValidPlainText(max = 200) String reason) {}
