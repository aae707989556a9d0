package org.boai.enroll.security;

import java.util.UUID;
import org.boai.enroll.kernel.Actor;

/**
 * Somebody who has proved to be a person: phone, name and birth date.
 *
 * @param id        of the session
 * @param personKey the description key, 32 bytes
 * @param fresh     whether the phone was proved for it within the last ten minutes: what could lock the person out asks for this
 */
public record PersonSession(UUID id, byte[] personKey, boolean fresh) {
    public Scope scope() {
        return Scope.person(personKey);
    }

    public Actor actor() {
        return Actor.person(id);
    }

    @Override
    public String toString() {
        return "PersonSession[" + id + "]";
    }
}
