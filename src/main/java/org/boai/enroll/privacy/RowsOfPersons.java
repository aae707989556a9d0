package org.boai.enroll.privacy;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** A feature that keeps persons in rows of its own says which of them are a person's: what is kept of these rows is theirs, too. */
public interface RowsOfPersons {
    /** In the session at hand, under the system's scope. */
    Uni<List<UUID>> rowsOf(DataSubject subject);
}
