package org.boai.enroll.disclosure;

import java.util.EnumSet;
import java.util.Set;

/** What is masked until it is disclosed. */
public enum PersonalField {
    FULL_NAME,
    PHONE,
    BIRTH_DATE,
    DOCUMENT_NUMBER,
    /** Name, phone and relation of who consented for a child. */
    GUARDIAN;

    /** What it takes to call somebody; a HANDLER may ask for no more. */
    static final Set<PersonalField> CONTACT = Set.copyOf(EnumSet.of(FULL_NAME, PHONE));
}
