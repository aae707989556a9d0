package org.boai.enroll.security;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;

/**
 * A person's session has begun.
 *
 * @param id        for the record; no client needs it
 * @param session   goes with each request as {@code Authorization: Person …}; 22 characters
 * @param expiresIn seconds until it ends at the latest; it ends sooner when it is not used
 */
public record IssuedSession(@JsonIgnore UUID id, String session, long expiresIn) {
    @Override
    public String toString() {
        return "IssuedSession[" + id + "]";
    }
}
