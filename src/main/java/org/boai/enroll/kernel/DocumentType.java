package org.boai.enroll.kernel;

/**
 * The identity documents that are recognized. Members are citizens (红十字会法 art 3), so foreigners' documents are
 * understood, in order to answer kindly, but not eligible.
 */
public enum DocumentType {
    /** 居民身份证, 18 digits by GB 11643. */
    RESIDENT_ID(true),
    /** 港澳台居民居住证, 18 digits by GB 11643 with 810000, 820000 or 830000 in front. */
    HMT_RESIDENCE_PERMIT(true),
    /** 外国人永久居留身份证, of 2017 (15 characters) or 2023 (18 digits). */
    FOREIGN_PERMANENT_RESIDENT(false),
    /** A passport of any country. */
    PASSPORT(false);

    private final boolean eligible;

    DocumentType(boolean eligible) {
        this.eligible = eligible;
    }

    /** Whether its holder may become a member. */
    public boolean eligible() {
        return eligible;
    }
}
