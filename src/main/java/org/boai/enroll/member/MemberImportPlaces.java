package org.boai.enroll.member;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.kernel.InvalidValue;

/**
 * The organizations and regions that rows of a list name, as far as they exist.
 *
 * @param organizations those of the import's subtree whose id or last name is named
 * @param regions       living regions by code
 */
record MemberImportPlaces(List<Place> organizations, Map<String, Long> regions) {
    private static final String SEPARATORS = "\\s*[/>／＞›]\\s*";

    /** @param path names from the root down, with {@code /} between */
    record Place(UUID id, String kind, String status, String countyCode, String path) {
        private boolean is(String wanted) {
            return id.toString().equalsIgnoreCase(wanted) || path.equals(wanted) || path.endsWith("/" + wanted);
        }
    }

    /** The way as it is compared, without what a spreadsheet may have put around it. */
    static String path(String text) {
        return String.join("/", text.strip().split(SEPARATORS));
    }

    /** The last name on the way. */
    static String last(String text) {
        String path = path(text);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** @throws InvalidValue {@code organization-unknown}, {@code organization-ambiguous}, {@code organization-not-active} */
    Place organization(String text) {
        String wanted = path(text);
        var found = organizations.stream().filter(place -> place.is(wanted)).toList();
        if (found.isEmpty()) {
            throw new InvalidValue("organization-unknown");
        }
        if (found.size() > 1) {
            throw new InvalidValue("organization-ambiguous");
        }
        var place = found.get(0);
        if (!place.status().equals("ACTIVE") || place.kind().equals("GROUP")) {
            throw new InvalidValue("organization-not-active");
        }
        return place;
    }

    /** @throws InvalidValue {@code residence-unknown} */
    Long region(String code) {
        Long region = regions.get(code);
        if (region == null) {
            throw new InvalidValue("residence-unknown");
        }
        return region;
    }
}
