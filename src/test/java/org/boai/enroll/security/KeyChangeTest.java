package org.boai.enroll.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.ParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From one signing key to the next without refusing a token: replicas are started anew one by one between the steps. */
class KeyChangeTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void aKey() throws IOException {
        file = folder.resolve("tokens.jwks");
        SigningKeys.createIfMissing(file);
    }

    /** A program that was started when the file was as it is now. */
    private final class Replica {
        private final SigningKeys keys;
        private final SecurityConfig config;

        private Replica() {
            config = new SmallRyeConfigBuilder()
                    .withMapping(SecurityConfig.class)
                    .withDefaultValue("boai.security.signing-keys", file.toString())
                    .build()
                    .getConfigMapping(SecurityConfig.class);
            keys = new SigningKeys(config);
        }

        private String token() {
            return new Tokens(keys, config, Clock.systemUTC()).access(UUID.randomUUID(), 0);
        }

        private void verify(String token) throws ParseException {
            new DefaultJWTTokenParser().parse(token, new TokenVerification().rules(keys, config));
        }
    }

    private Replica after(KeyChange step) throws IOException {
        SigningKeys.change(file, step);
        return new Replica();
    }

    @Test
    void replicasBeforeAndAfterAStepTakeEachOthersTokens() throws IOException {
        List<Replica> replicas = new ArrayList<>(List.of(new Replica()));
        replicas.add(after(KeyChange.ANNOUNCE));
        replicas.add(after(KeyChange.USE));
        for (int i = 1; i < replicas.size(); i++) {
            var older = replicas.get(i - 1);
            var newer = replicas.get(i);
            assertThatCode(() -> newer.verify(older.token())).as("step " + i).doesNotThrowAnyException();
            assertThatCode(() -> older.verify(newer.token())).as("step " + i).doesNotThrowAnyException();
        }
        var last = after(KeyChange.RETIRE);
        assertThatCode(() -> last.verify(replicas.get(2).token())).doesNotThrowAnyException();
        assertThatCode(() -> replicas.get(2).verify(last.token())).doesNotThrowAnyException();
        assertThatThrownBy(() -> last.verify(replicas.get(1).token()))
                .as("the key that was retired")
                .isInstanceOf(ParseException.class);
    }

    /** What would happen without the first step. */
    @Test
    void aReplicaThatDoesNotKnowAKeyRefusesItsTokens() throws IOException {
        var unaware = new Replica();
        SigningKeys.change(file, KeyChange.ANNOUNCE);
        var early = after(KeyChange.USE);
        assertThatThrownBy(() -> unaware.verify(early.token())).isInstanceOf(ParseException.class);
    }

    @Test
    void aStepThatIsNotTheNextIsRefused() throws IOException {
        String before = Files.readString(file);
        assertThatThrownBy(() -> SigningKeys.change(file, KeyChange.USE)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> SigningKeys.change(file, KeyChange.RETIRE)).isInstanceOf(IllegalStateException.class);
        assertThat(file).hasContent(before);
        SigningKeys.change(file, KeyChange.ANNOUNCE);
        assertThatThrownBy(() -> SigningKeys.change(file, KeyChange.ANNOUNCE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void onlyTheOwnerReadsTheFile() throws IOException {
        SigningKeys.change(file, KeyChange.ANNOUNCE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(new Replica().keys.publicKeySet()).doesNotContain("\"d\"");
    }
}
