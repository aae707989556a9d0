package org.boai.enroll.security;

import io.smallrye.common.vertx.ContextLocals;

/** Where the request at hand comes from, as it is counted; put on its Vert.x context by the edge. */
public final class CurrentAddress {
    private static final String KEY = CurrentAddress.class.getName();

    private CurrentAddress() {}

    /** For the edge alone. */
    public static void is(String address) {
        ContextLocals.put(KEY, address);
    }

    /** Null when the program itself is at work. */
    public static String find() {
        return ContextLocals.<String>get(KEY).orElse(null);
    }

    /** @throws IllegalStateException outside a request */
    public static String get() {
        return ContextLocals.<String>get(KEY)
                .orElseThrow(() -> new IllegalStateException("no request is at hand, so it comes from nowhere"));
    }
}
