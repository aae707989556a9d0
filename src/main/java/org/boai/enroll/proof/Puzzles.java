package org.boai.enroll.proof;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.privacy.BlindIndex;

/** Makes puzzles that any replica can check without having kept them: random text, its end, and a keyed hash of both. */
@ApplicationScoped
class Puzzles {
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final String PUZZLE = "phone-puzzle";
    private static final String QUESTION = "phone-question";
    private static final int MAC_BYTES = 12;
    private static final int MOST = 9;

    private final BlindIndex index;
    private final ProofConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Puzzles(BlindIndex index, ProofConfig config, Clock clock) {
        this.index = index;
        this.config = config;
        this.clock = clock;
    }

    Puzzle next() {
        String open =
                RandomToken.next() + "." + clock.instant().plus(GOOD_FOR).getEpochSecond() + "." + config.puzzleBits();
        return new Puzzle(open + "." + mac(PUZZLE, open), config.puzzleBits(), GOOD_FOR.toSeconds());
    }

    /** Whether it was used already is the database's to say. @throws ProblemException {@code puzzle-refused} */
    void requireSolved(String puzzle, String solution) {
        int cut = puzzle.lastIndexOf('.');
        String open = puzzle.substring(0, Math.max(cut, 0));
        if (cut < 0 || !isMac(PUZZLE, open, puzzle.substring(cut + 1))) {
            throw refused();
        }
        // ours, so it has its three parts
        String[] parts = open.split("\\.", -1);
        Instant end = Instant.ofEpochSecond(Long.parseLong(parts[1]));
        if (end.isBefore(clock.instant()) || zeroBits(puzzle + ":" + solution) < Integer.parseInt(parts[2])) {
            throw refused();
        }
    }

    /** As a puzzle, for people: the keyed hash holds the answer, which the token does not say. */
    Question question() {
        int first = 1 + random.nextInt(MOST);
        int second = 1 + random.nextInt(MOST);
        String open = RandomToken.next() + "." + clock.instant().plus(GOOD_FOR).getEpochSecond();
        return new Question(open + "." + mac(QUESTION, sum(open, first + second)), first, second);
    }

    /** @throws ProblemException {@code puzzle-refused} */
    void requireAnswered(String token, int answer) {
        int cut = token.lastIndexOf('.');
        String open = token.substring(0, Math.max(cut, 0));
        if (cut < 0
                || !isMac(QUESTION, sum(open, answer), token.substring(cut + 1))
                || Instant.ofEpochSecond(Long.parseLong(open.split("\\.", -1)[1]))
                        .isBefore(clock.instant())) {
            throw refused();
        }
    }

    private static String sum(String open, int answer) {
        return open + "." + answer;
    }

    static int zeroBits(String text) {
        int bits = 0;
        for (byte next : RandomToken.hash(text)) {
            if (next != 0) {
                return bits + Integer.numberOfLeadingZeros(next & 0xff) - (Integer.SIZE - Byte.SIZE);
            }
            bits += Byte.SIZE;
        }
        return bits;
    }

    private boolean isMac(String kind, String open, String mac) {
        return MessageDigest.isEqual(
                mac(kind, open).getBytes(StandardCharsets.UTF_8), mac.getBytes(StandardCharsets.UTF_8));
    }

    private String mac(String kind, String open) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(index.of(kind, open), MAC_BYTES));
    }

    static ProblemException refused() {
        return ProblemException.of(ProofProblem.PUZZLE_REFUSED);
    }
}
