package org.boai.enroll.security;

import java.util.ArrayList;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;

/**
 * The three steps from one signing key to the next. After each, every replica is started anew before the next step is
 * taken: so no replica ever meets a token whose key it does not know.
 */
public enum KeyChange {
    /** The next key joins: all verify with it, none signs with it yet. */
    ANNOUNCE {
        @Override
        List<JsonWebKey> apply(List<JsonWebKey> keys) {
            require(keys.size() == 1, "The next key is announced already. Say --signing-keys=use.");
            var both = new ArrayList<>(keys);
            both.add(SigningKeys.newKey());
            return both;
        }
    },
    /** The next key signs; tokens of the last one are still good. */
    USE {
        @Override
        List<JsonWebKey> apply(List<JsonWebKey> keys) {
            require(keys.size() > 1, "There is no next key. Say --signing-keys=announce.");
            return List.of(keys.get(1), keys.get(0));
        }
    },
    /** The last key goes, when no token of its time lives any more. */
    RETIRE {
        @Override
        List<JsonWebKey> apply(List<JsonWebKey> keys) {
            require(keys.size() > 1, "There is one key, and it signs. Say --signing-keys=announce.");
            return List.of(keys.get(0));
        }
    };

    abstract List<JsonWebKey> apply(List<JsonWebKey> keys);

    private static void require(boolean fits, String otherwise) {
        if (!fits) {
            throw new IllegalStateException(otherwise);
        }
    }
}
