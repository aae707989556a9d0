package org.boai.enroll.region;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Which codes the files hold; a bit for each, filed under the digits of its parent, so that the nation's 664,000 take a
 * few megabytes.
 */
final class SeenCodes {
    private final Map<String, BitSet> byParent = new HashMap<>();

    /** @return whether the code is new */
    boolean add(String code) {
        BitSet siblings = byParent.computeIfAbsent(bearer(code), parent -> new BitSet());
        int place = place(code);
        boolean first = !siblings.get(place);
        siblings.set(place);
        return first;
    }

    boolean contains(String code) {
        BitSet siblings = byParent.get(bearer(code));
        return siblings != null && siblings.get(place(code));
    }

    private static String bearer(String code) {
        return code.substring(0, code.length() - partLength(code));
    }

    private static int place(String code) {
        return Integer.parseInt(code, code.length() - partLength(code), code.length(), 10);
    }

    /** Three digits for townships and villages, two above. */
    private static int partLength(String code) {
        return code.length() > RegionLevel.COUNTY.codeLength() ? 3 : 2;
    }
}
