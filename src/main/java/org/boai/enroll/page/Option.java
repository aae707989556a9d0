package org.boai.enroll.page;

/**
 * Something to tick or to choose.
 *
 * @param id    of its field
 * @param value as it is sent
 * @param href  the full text behind it, or null
 */
public record Option(String id, String value, String text, String href, boolean chosen) {
    Option unticked() {
        return new Option(id, value, text, href, false);
    }
}
