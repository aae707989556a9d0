package org.boai.enroll.duplicate;

/** Why two seem to be one. */
public enum Likeness {
    /** The same document, or the same name, birth date and phone. */
    SAME_PERSON,
    /** Names that read the same, and the same birth date. */
    NAME_AND_BIRTH,
    /** The same phone and birth date, whatever the name: a rare character written otherwise, or twins. */
    PHONE_AND_BIRTH
}
