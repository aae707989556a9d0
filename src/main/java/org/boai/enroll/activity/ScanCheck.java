package org.boai.enroll.activity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What a scan says of itself, before anybody is asked for anything: whether both signatures are good, and one moment. */
@ApplicationScoped
class ScanCheck {
    private final CheckInKeys keys;

    ScanCheck(CheckInKeys keys) {
        this.keys = keys;
    }

    /**
     * A scan that was looked at.
     *
     * @param pass    null where there is none
     * @param refused null while nothing speaks against it
     */
    record Checked(ScanOfDoor scan, PassCode pass, ScanOutcome refused) {
        Checked unless(ScanOutcome refusal) {
            return refused == null && refusal != null ? new Checked(scan, pass, refusal) : this;
        }

        /** Whether the door itself has sent it. */
        boolean ofTheDoor() {
            return refused != ScanOutcome.FORGED_SCAN;
        }

        @Override
        public String toString() {
            return "Checked[" + scan.id() + "]";
        }
    }

    List<Checked> all(ScanBatch batch) {
        byte[] key = keys.door(batch.door());
        return batch.scans().stream().map(scan -> one(batch.door(), key, scan)).toList();
    }

    private Checked one(UUID door, byte[] key, ScanOfDoor scan) {
        if (!scan.signedBy(door, key)) {
            return new Checked(scan, null, ScanOutcome.FORGED_SCAN);
        }
        var pass = PassCode.read(scan.pass());
        if (pass == null) {
            return new Checked(scan, null, ScanOutcome.UNKNOWN);
        }
        if (!pass.genuine(keys.pass(pass.participation()))) {
            return new Checked(scan, pass, ScanOutcome.FORGED_PASS);
        }
        return new Checked(scan, pass, pass.freshAt(scan.moment()) ? null : ScanOutcome.STALE);
    }
}
