package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import org.boai.enroll.privacy.DataSubject;

/** A feature that holds a person's particulars: it can put them right, and stop anybody from working with them. */
public interface Particulars {
    /** In the session at hand, under the system's scope: all rows of the person, with new keys and indexes. */
    Uni<Void> correct(DataSubject subject, Correction correction);

    /**
     * Likewise: what is sensitive and not needed is erased, the number of the identity document and ties with the Red
     * Cross; the person is known by description alone.
     */
    Uni<Void> forgetDocument(DataSubject subject);

    /** Likewise: they are stored and nothing else (PIPL 47); the row-level policies show them to no steward any more. */
    Uni<Void> restrict(DataSubject subject);
}
