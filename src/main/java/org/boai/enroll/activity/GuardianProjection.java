package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.security.Caller;

/** Reads who has consented for somebody who takes part, in the session at hand. */
@ApplicationScoped
class GuardianProjection {
    /** Of whoever has cancelled the consent is over. The member's own line sees the row, and not this. */
    private static final String GUARDIAN =
            """
            SELECT p.organization_id, CASE WHEN p.state <> 'CANCELLED' THEN p.guardian END
            FROM participations p JOIN organizations o ON o.id = p.organization_id
            WHERE p.id = $1 AND o.ancestors @> ARRAY[cast($2 AS uuid)]""";

    private final FieldCipher cipher;

    GuardianProjection(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** @param organization that holds the activity */
    record Guarded(UUID organization, KnownGuardian guardian) {}

    /** @throws ProblemException {@code no-such-attendance}, also outside the caller's subtree; {@code guardian-unknown} */
    Uni<Guarded> require(UUID participation, Caller caller) {
        return Statements.row(GUARDIAN, participation, caller.organizationId())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CheckInProblem.NO_SUCH_ATTENDANCE))
                .map(row -> new Guarded((UUID) row[0], guardian(participation, row[1])));
    }

    private KnownGuardian guardian(UUID participation, Object sealed) {
        var guardian = cipher.openOrNull(Field.GUARDIAN, participation, sealed, KnownGuardian::of);
        if (guardian == null) {
            throw ProblemException.of(ActivityProblem.GUARDIAN_UNKNOWN);
        }
        return guardian;
    }
}
