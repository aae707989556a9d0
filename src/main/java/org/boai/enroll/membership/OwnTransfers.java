package org.boai.enroll.membership;

import java.util.List;

/** The member's transfers, newest first, at most 100. */
public record OwnTransfers(List<OwnTransfer> items) {}
