package org.boai.enroll.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How soon and how fast branches are told, and what telling costs those who submit; each part on a database of its own. */
final class Notification {
    private static final List<String> WANTED =
            List.of(System.getProperty("boai.bench.notification.parts", "streams,relay,submissions,idle,claims")
                    .split(","));

    private Notification() {}

    /** The chosen parts, by their names; what fills the disk comes last. */
    static Map<String, Section> parts() {
        Map<String, Section> parts = new LinkedHashMap<>();
        parts.put("streams", new Telling());
        parts.put("relay", new Relaying());
        parts.put("submissions", new BesideRelay());
        parts.put("idle", new IdleStreams());
        parts.put("claims", new LongTables());
        if (!parts.keySet().containsAll(WANTED)) {
            throw new IllegalArgumentException(
                    "boai.bench.notification.parts knows " + parts.keySet() + ", not " + WANTED);
        }
        parts.keySet().retainAll(WANTED);
        return parts;
    }
}
