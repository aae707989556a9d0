package org.boai.enroll.security;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;

/** The secrets of second factors, sealed; in the unit of work at hand, which is the program's own. */
@ApplicationScoped
class SecondFactors {
    private static final String BEGIN =
            """
            INSERT INTO second_factors (account_id, pending) VALUES ($1, $2)
            ON CONFLICT (account_id) DO UPDATE SET pending = excluded.pending""";
    private static final String SECRETS = "SELECT secret, pending FROM second_factors WHERE account_id = $1";
    private static final String TAKE_STEP =
            "UPDATE second_factors SET last_step = $2 WHERE account_id = $1 AND last_step < $2";
    private static final String CONFIRM =
            """
            UPDATE second_factors SET secret = pending, pending = NULL, last_step = $2
            WHERE account_id = $1 AND pending IS NOT NULL""";

    private final FieldCipher cipher;
    private final RecoveryCodes recovery;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SecondFactors(FieldCipher cipher, RecoveryCodes recovery, Clock clock) {
        this.cipher = cipher;
        this.recovery = recovery;
        this.clock = clock;
    }

    /** A new secret that counts once a code of it was given; until then the old one does. */
    Uni<byte[]> begin(UUID account) {
        byte[] secret = new byte[OneTimeCodes.SECRET_BYTES];
        random.nextBytes(secret);
        byte[] sealed = cipher.seal(Field.SECOND_FACTOR, account, HexFormat.of().formatHex(secret));
        return Statements.update(BEGIN, account, sealed).replaceWith(secret);
    }

    /** @return whether the code is one of the new secret, which counts from now on */
    Uni<Boolean> confirm(UUID account, String code) {
        return secret(account, 1).chain(pending -> {
            long step = pending == null ? -1 : OneTimeCodes.stepOf(pending, code, clock.instant());
            return step < 0
                    ? Uni.createFrom().item(false)
                    : Statements.update(CONFIRM, account, step).map(rows -> rows == 1);
        });
    }

    /** @return whether it is the app's code and its step was not used yet, or a recovery code that was not */
    Uni<Boolean> use(UUID account, String code) {
        return secret(account, 0).chain(secret -> {
            long step = secret == null ? -1 : OneTimeCodes.stepOf(secret, code, clock.instant());
            return step < 0
                    ? recovery.use(account, code)
                    : Statements.update(TAKE_STEP, account, step).map(rows -> rows == 1);
        });
    }

    private Uni<byte[]> secret(UUID account, int column) {
        return Statements.row(SECRETS, account)
                .map(row -> row == null || row[column] == null
                        ? null
                        : HexFormat.of().parseHex(open(account, (Buffer) row[column])));
    }

    private String open(UUID account, Buffer sealed) {
        return cipher.open(Field.SECOND_FACTOR, account, sealed.getBytes());
    }
}
