package org.boai.enroll.page;

import java.util.UUID;

/** Addresses of public pages; identifiers and cursors need no encoding. */
final class PublicAddresses {
    private PublicAddresses() {}

    /** @param organization null for all */
    static String activities(UUID organization, String after) {
        return "/activities?" + of(organization) + "after=" + after;
    }

    static String courses(UUID organization, String after) {
        return "/courses?" + of(organization) + "after=" + after;
    }

    private static String of(UUID organization) {
        return organization == null ? "" : "organization=" + organization + "&";
    }

    static String feed(UUID organization) {
        return "/feeds/activities.json" + (organization == null ? "" : "?organization=" + organization);
    }
}
