package org.boai.enroll.kernel;

/**
 * What is wrong with one value of a request; never the value itself.
 *
 * @param pointer JSON pointer into the request, e.g. {@code /identityDocument/number}
 * @param code    stable slug, also the key of its text in {@code ValidationMessages}
 * @param message ready text, or null to have it looked up by the code
 */
public record FieldError(String pointer, String code, String message) {
    public FieldError(String pointer, String code) {
        this(pointer, code, null);
    }
}
