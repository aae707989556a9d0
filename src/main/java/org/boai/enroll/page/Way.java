package org.boai.enroll.page;

/**
 * A link.
 *
 * @param text   its words
 * @param detail what it lies in, or null
 * @param href   where it leads
 */
public record Way(String text, String detail, String href) {
    static Way to(String text, String href) {
        return new Way(text, null, href);
    }
}
