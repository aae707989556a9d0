package org.boai.enroll.proof;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import org.boai.enroll.database.Statements;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.PersonalRecords;

/** Proofs live two days at most, and know a phone only by its blind index. */
@ApplicationScoped
class ProofRecords implements PersonalRecords {
    private static final int POSITION = 80;

    @Override
    public String section() {
        return "phoneProofs";
    }

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Uni<Integer> erase(DataSubject subject) {
        Buffer[] phones = subject.phones().stream().map(Buffer::buffer).toArray(Buffer[]::new);
        return Statements.update(
                "DELETE FROM phone_proofs WHERE phone_index = ANY ($1) AND NOT phone_lives(phone_index)",
                (Object) phones);
    }
}
