package org.boai.enroll.auditor;

import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Walks the chain link by link. After a finding it goes on from what the chain says, to find the next one. */
final class ChainCheck {
    private static final int MOST = 100;

    private final long from;
    private final AuditHead noted;
    private final List<Finding> findings = new ArrayList<>();
    private long position;
    private byte[] hash;
    private long links;

    /**
     * @param before the link that the walk begins after
     * @param noted  a head that was kept elsewhere, or null
     */
    ChainCheck(AuditHead before, byte[] hash, AuditHead noted) {
        this.from = before.position() + 1;
        this.position = before.position();
        this.hash = hash;
        this.noted = noted;
    }

    void read(Row row) {
        long next = row.getLong("position");
        while (++position < next) {
            find(Finding.Kind.LINK_REMOVED);
        }
        byte[] written = Objects.requireNonNull(row.getBuffer("hash")).getBytes();
        AuditEntry entry = AuditEntry.of(row);
        if (entry == null) {
            find(Finding.Kind.ENTRY_REMOVED);
        } else if (!Arrays.equals(written, ChainHash.of(hash, position, entry))) {
            find(Finding.Kind.ENTRY_CHANGED);
        }
        var head = row.getBuffer("head_hash");
        if (head != null && !Arrays.equals(written, head.getBytes())
                || noted != null
                        && noted.position() == position
                        && !noted.hash().equals(ChainHash.hex(written))) {
            find(Finding.Kind.HEAD_DIFFERS);
        }
        hash = written;
        links++;
    }

    private void find(Finding.Kind kind) {
        find(position, kind);
    }

    void find(long at, Finding.Kind kind) {
        if (findings.size() < MOST) {
            findings.add(new Finding(at, kind));
        }
    }

    /** When the walk is at the end: a head that is further on has been cut off with what led to it. */
    void end(long lastHead) {
        if (lastHead > position || noted != null && noted.position() > position) {
            find(position + 1, Finding.Kind.LINK_REMOVED);
        }
    }

    long position() {
        return position;
    }

    Verification result(boolean complete) {
        return new Verification(
                from, links, List.copyOf(findings), new AuditHead(position, ChainHash.hex(hash)), complete);
    }
}
