package org.boai.enroll.member;

/** A list that cannot be read as a whole; the message is a sentence for whoever gave it, without a value of it. */
public final class MemberImportRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MemberImportRefused(String sentence) {
        super(sentence);
    }
}
