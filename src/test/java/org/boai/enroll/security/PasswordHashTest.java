package org.boai.enroll.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.ProblemException;
import org.junit.jupiter.api.Test;

/** Passwords as they are kept, and compared as they were typed. */
class PasswordHashTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String LONG = "正确的马 Battery staple ".repeat(8);

    private final Passwords passwords = new Passwords(new WorkUnderWay());

    private String hash(String password) {
        return passwords.hash(password).await().atMost(LIMIT);
    }

    private boolean matches(String password, String hash) {
        return passwords.matches(password, hash).await().atMost(LIMIT);
    }

    @Test
    void isHashedByArgon2idWithASaltOfItsOwn() {
        String one = hash("equal passwords");
        String other = hash("equal passwords");
        assertThat(one).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(other).isNotEqualTo(one);
        assertThat(matches("equal passwords", one)).isTrue();
        assertThat(matches("equal passwords", other)).isTrue();
    }

    /** As the reference implementation in C (20171227) makes them; one after the other in the same memory. */
    @Test
    void isHashedAsElsewhere() {
        String begin = "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$";
        for (int i = 0; i < 2; i++) {
            assertThat(matches("correct horse battery", begin + "69I7qCjDTsQwhQqFvpQJiqEI0lGQvxC84fXE0Ktxca4"))
                    .isTrue();
            assertThat(matches("另一个 password", begin + "pFQ5Tgk2RCXnJw2P2xh7T3Oc8A04Ns4udVEXlW4XNzc"))
                    .isTrue();
        }
    }

    /** Neither cut, nor trimmed, nor in another case. */
    @Test
    void isComparedAsItWasTyped() {
        String kept = hash(LONG);
        assertThat(LONG).hasSizeGreaterThan(128);
        assertThat(matches(LONG, kept)).isTrue();
        assertThat(matches(LONG.strip(), kept)).isFalse();
        assertThat(matches(LONG.toLowerCase(java.util.Locale.ROOT), kept)).isFalse();
        assertThat(matches(LONG.substring(0, LONG.length() - 1), kept)).isFalse();
        assertThat(matches(LONG.substring(0, 72), kept)).isFalse();
    }

    @Test
    void ofAnUnknownAccountOrAnotherHashIsWrong() {
        assertThat(matches("anything", null)).isFalse();
        assertThat(matches("anything", "$2b$12$abcdefghijklmnopqrstuuJ8l3e3m2h0b8zS0J8E6rXg4o1tq3mGa"))
                .isFalse();
    }

    /** One or two are made and sixty-four may wait: who asks for a hundred gets no more. */
    @Test
    void moreThanCanBeDoneSoonAreToldToComeBack() {
        List<CompletableFuture<String>> hundred = Stream.generate(() -> passwords.hash("one of a hundred"))
                .limit(100)
                .map(Uni::subscribeAsCompletionStage)
                .toList();
        List<Throwable> refusals = hundred.stream()
                .map(one -> one.handle((hash, failure) -> failure).join())
                .filter(failure -> failure != null)
                .toList();
        assertThat(refusals).hasSizeBetween(1, 35).allSatisfy(failure -> assertThat(failure)
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                        .isEqualTo(CommonProblem.OVERLOADED)));
    }
}
