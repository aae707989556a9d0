package org.boai.enroll.region;

/** An import that cannot be, or cannot go on; the message is a sentence for the operator: what is wrong, what to do. */
public final class ImportRefused extends RuntimeException {
    public ImportRefused(String sentence) {
        super(sentence);
    }

    ImportRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
