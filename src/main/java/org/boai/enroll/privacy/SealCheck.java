package org.boai.enroll.privacy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;

/**
 * Whether this database was sealed with these keys. A wrong key file would otherwise be noticed only when the first
 * name does not open, after new rows were already sealed and indexed with it.
 */
@ApplicationScoped
public class SealCheck {
    private static final String REMEMBER =
            "INSERT INTO installation_facts (name, value) VALUES ('field-keys', $1) ON CONFLICT (name) DO NOTHING";
    private static final String REMEMBERED = "SELECT value FROM installation_facts WHERE name = 'field-keys'";

    private final Pool pool;
    private final BlindIndex index;

    SealCheck(Pool pool, BlindIndex index) {
        this.pool = pool;
        this.index = index;
    }

    /** Remembers the keys' fingerprint on the first start; later fails with a sentence when it is another one. */
    public Uni<Void> requireSameKeys() {
        String fingerprint = HexFormat.of().formatHex(index.of("installation", "field-keys"));
        return pool.preparedQuery(REMEMBER)
                .execute(Tuple.of(fingerprint))
                .chain(() -> pool.query(REMEMBERED).execute())
                .invoke(rows -> {
                    if (!rows.iterator().next().getString("value").equals(fingerprint)) {
                        throw new IllegalStateException("The personal fields of this database were sealed with other"
                                + " keys. Set boai.privacy.key-file to the file that belongs to it.");
                    }
                })
                .replaceWithVoid();
    }
}
