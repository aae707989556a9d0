package org.boai.enroll.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Scans that wait to be written, each once, and no more than so many. */
final class ScanBuffer {
    private final Set<Scan> waiting = ConcurrentHashMap.newKeySet();
    private final int most;

    ScanBuffer(int most) {
        this.most = most;
    }

    /** @return false when it is full and the scan is lost */
    boolean add(Scan scan) {
        if (waiting.size() >= most) {
            return waiting.contains(scan);
        }
        waiting.add(scan);
        return true;
    }

    /** Takes out so many at most; those that could not be written are added again. */
    List<Scan> take(int atOnce) {
        List<Scan> taken = new ArrayList<>();
        var all = waiting.iterator();
        while (taken.size() < atOnce && all.hasNext()) {
            taken.add(all.next());
            all.remove();
        }
        return taken;
    }

    int size() {
        return waiting.size();
    }
}
