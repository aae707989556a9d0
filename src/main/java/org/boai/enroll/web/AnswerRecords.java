package org.boai.enroll.web;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import org.boai.enroll.database.Statements;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.PersonalRecords;

/**
 * Stored answers name no person, but the reason of a placement names where somebody lives; and for a limit they know
 * whose phone they were counted for. Both can be forgotten.
 */
@ApplicationScoped
class AnswerRecords implements PersonalRecords {
    private static final int POSITION = 70;

    @Override
    public String section() {
        return "answers";
    }

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Uni<Integer> erase(DataSubject subject) {
        Buffer[] phones = subject.phones().stream().map(Buffer::buffer).toArray(Buffer[]::new);
        return Statements.update(
                "UPDATE idempotency_keys SET counted_for = NULL, body = (body::jsonb - 'placement')::text"
                        + " WHERE counted_for = ANY ($1) AND NOT phone_lives(counted_for)",
                (Object) phones);
    }
}
