package org.boai.enroll.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts under a token, each write over the version that was read. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class DraftsIT {
    @Inject
    Drafts drafts;

    private final String token = RandomToken.next();

    @BeforeEach
    void one() {
        done(() -> drafts.begin(token, "第一", null));
    }

    private static <T> T done(Supplier<Uni<T>> task) {
        try {
            return VertxContextSupport.subscribeAndAwait(task);
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    private boolean write(String text, Integer over) {
        return done(() -> drafts.write(token, text, over));
    }

    @Test
    void aWriteOverAnOldVersionChangesNothing() {
        int version = done(() -> drafts.read(token)).version();
        assertThat(write("第二", version)).isTrue();
        assertThat(write("别的", version)).isFalse();
        assertThat(done(() -> drafts.read(token)).text()).isEqualTo("第二");
    }

    @Test
    void ofManyThatReadTheSameOneWrites() throws Exception {
        int version = done(() -> drafts.read(token)).version();
        var written = Together.times(10, i -> write("第" + i, version));
        assertThat(written).containsOnlyOnce(true);
    }

    @Test
    void whatIsWrittenInAnyCaseIsWritten() {
        write("第二", 1);
        assertThat(write("完", null)).isTrue();
        assertThat(write("晚了", 2)).isFalse();
        assertThat(done(() -> drafts.read(token)).text()).isEqualTo("完");
    }

    @Test
    void whatIsForgottenOrOverIsNotWrittenAgain() {
        done(() -> drafts.forget(token));
        assertThat(write("晚了", null)).isFalse();
        assertThat(done(() -> drafts.read(token))).isNull();
        String other = RandomToken.next();
        done(() -> drafts.begin(other, "第一", null));
        Database.change("UPDATE drafts SET expires_at = now() - interval '1 second'");
        assertThat(done(() -> drafts.write(other, "晚了", null))).isFalse();
        done(drafts::sweep);
        assertThat(Database.count("SELECT count(*) FROM drafts")).isZero();
    }

    @Test
    void whoBeginsAnewLeavesNothingBehind() {
        String next = RandomToken.next();
        done(() -> drafts.begin(next, "第二", token));
        assertThat(done(() -> drafts.read(token))).isNull();
        assertThat(done(() -> drafts.read(next)).text()).isEqualTo("第二");
    }

    @Test
    void whatIsNoTokenOpensNothing() {
        for (String none : new String[] {null, "", "x", "' OR 1=1 --", token + "x"}) {
            assertThat(done(() -> drafts.read(none))).isNull();
            assertThat(done(() -> drafts.write(none, "x", null))).isFalse();
        }
    }
}
