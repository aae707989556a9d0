package org.boai.enroll.draft;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.UUID;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * Keeps texts for whoever holds their token. A draft ends a day after it was begun, or when it is forgotten; the
 * database holds neither the token nor anything that could be read without the keys.
 */
@ApplicationScoped
public class Drafts {
    public static final Duration GOOD_FOR = Duration.ofHours(24);

    private static final String READ = "SELECT sealed, version FROM drafts WHERE id = $1 AND expires_at > now()";

    private static final String BEGIN =
            """
            WITH before AS (DELETE FROM drafts WHERE id = $4)
            INSERT INTO drafts (id, sealed, expires_at) VALUES ($1, $2, now() + $3 * interval '1 second')""";

    private static final String WRITE =
            """
            UPDATE drafts SET sealed = $2, version = version + 1
            WHERE id = $1 AND expires_at > now() AND version = coalesce($3, version)""";

    private static final String FORGET = "DELETE FROM drafts WHERE id = $1";
    private static final String SWEEP = "DELETE FROM drafts WHERE expires_at < now()";

    private final FieldCipher cipher;
    private final Work work;

    Drafts(FieldCipher cipher, Work work) {
        this.cipher = cipher;
        this.work = work;
    }

    /** A text, and how often it was written. */
    public record Kept(String text, int version) {
        @Override
        public String toString() {
            return "Kept[" + version + "]";
        }
    }

    /** @return null when there is none for this token, or none any more */
    public Uni<Kept> read(String token) {
        UUID id = id(token);
        if (id == null) {
            return Uni.createFrom().nullItem();
        }
        return work.onPool(Scope.SYSTEM, connection -> connection
                .preparedQuery(READ)
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 0 ? null : kept(id, rows.iterator().next())));
    }

    private Kept kept(UUID id, Row row) {
        String text =
                cipher.open(FieldCipher.Field.DRAFT, id, row.getBuffer("sealed").getBytes());
        return new Kept(text, row.getInteger("version"));
    }

    /**
     * Keeps a text under a token that is new, of {@link RandomToken}.
     *
     * @param before whose draft is forgotten with it, or null
     */
    public Uni<Void> begin(String token, String text, String before) {
        UUID id = id(token);
        var row = Tuple.of(id, sealed(id, text), GOOD_FOR.toSeconds(), id(before));
        return work.onPool(
                Scope.SYSTEM,
                connection -> connection.preparedQuery(BEGIN).execute(row).replaceWithVoid());
    }

    /**
     * Keeps a text in place of what was read; its end stays where it was.
     *
     * @param over the version that was read, or null to write in any case
     * @return false when somebody else has written, or forgotten, it since
     */
    public Uni<Boolean> write(String token, String text, Integer over) {
        UUID id = id(token);
        if (id == null) {
            return Uni.createFrom().item(false);
        }
        return work.onPool(Scope.SYSTEM, connection -> connection
                .preparedQuery(WRITE)
                .execute(Tuple.of(id, sealed(id, text), over))
                .map(written -> written.rowCount() == 1));
    }

    private Buffer sealed(UUID id, String text) {
        return Buffer.buffer(cipher.seal(FieldCipher.Field.DRAFT, id, text));
    }

    /** Forgets what is kept there, if anything is. */
    public Uni<Void> forget(String token) {
        UUID id = id(token);
        return id == null
                ? Uni.createFrom().voidItem()
                : work.onPool(Scope.SYSTEM, connection -> connection
                        .preparedQuery(FORGET)
                        .execute(Tuple.of(id))
                        .replaceWithVoid());
    }

    /** Of the first half of the token's hash, so that no second column tells the one from the other. */
    private static UUID id(String token) {
        if (token == null || !token.matches(RandomToken.SHAPE)) {
            return null;
        }
        var hash = ByteBuffer.wrap(RandomToken.hash(token));
        return new UUID(hash.getLong(), hash.getLong());
    }

    @Scheduled(every = "10m", delayed = "4m")
    Uni<Void> sweep() {
        return work.onPool(
                Scope.SYSTEM, connection -> connection.query(SWEEP).execute().replaceWithVoid());
    }
}
