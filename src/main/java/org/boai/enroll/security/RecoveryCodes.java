package org.boai.enroll.security;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.boai.enroll.database.Statements;
import org.boai.enroll.privacy.BlindIndex;

/** Ten codes of 59 bits for the day on which the phone is lost; each works once, and only a keyed hash is kept. */
@ApplicationScoped
class RecoveryCodes {
    private static final int HOW_MANY = 10;
    private static final int LETTERS = 12;

    /** Without letters that are taken for digits. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final String FORGET = "DELETE FROM recovery_codes WHERE account_id = $1";
    private static final String KEEP =
            """
            INSERT INTO recovery_codes (account_id, code_key)
            SELECT $1, decode(key, 'hex') FROM unnest($2::text[]) AS key""";
    private static final String USE =
            "UPDATE recovery_codes SET used_at = now() WHERE account_id = $1 AND code_key = $2 AND used_at IS NULL";

    private final BlindIndex index;
    private final SecureRandom random = new SecureRandom();

    RecoveryCodes(BlindIndex index) {
        this.index = index;
    }

    /** In the unit of work at hand: the earlier ones are void. @return the codes, to be shown once */
    Uni<List<String>> renew(UUID account) {
        var codes = Stream.generate(this::next).limit(HOW_MANY).toList();
        String[] keys = codes.stream()
                .map(code -> HexFormat.of().formatHex(key(account, code)))
                .toArray(String[]::new);
        return Statements.update(FORGET, account)
                .chain(() -> Statements.update(KEEP, account, keys))
                .replaceWith(codes);
    }

    /** In the unit of work at hand. @return whether this was one, not used before */
    Uni<Boolean> use(UUID account, String code) {
        return Statements.update(USE, account, key(account, code)).map(rows -> rows == 1);
    }

    private String next() {
        String letters = IntStream.range(0, LETTERS)
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(random.nextInt(ALPHABET.length()))))
                .collect(Collectors.joining());
        return letters.replaceAll("(.{4})(?=.)", "$1-");
    }

    private byte[] key(UUID account, String code) {
        String letters = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return index.of("recovery-code", account + ":" + letters);
    }
}
