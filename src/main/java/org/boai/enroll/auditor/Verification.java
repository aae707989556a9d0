package org.boai.enroll.auditor;

import java.util.List;

/**
 * What a check of the chain has found.
 *
 * @param from     the first position that was checked
 * @param links    how many links were read
 * @param findings empty when the record is what was sealed; at most 100
 * @param head     the last link that was read, to go on from and to be kept elsewhere
 * @param complete whether it went up to the end of the chain
 */
public record Verification(long from, long links, List<Finding> findings, AuditHead head, boolean complete) {
    public boolean intact() {
        return findings.isEmpty();
    }
}
