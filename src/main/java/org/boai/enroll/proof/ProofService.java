package org.boai.enroll.proof;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.security.Limit;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.SharedCounts;
import org.boai.enroll.security.Work;

/**
 * Proves that a phone is at hand. A code has six digits, is good for ten minutes and five tries, ten tries for a phone in
 * an hour (OWASP ASVS 5.0, 6.5 and 6.6); a phone gets one message a minute and five a day, the whole installation as many
 * as its budget. Beyond that the answer is the same and nothing is sent.
 */
@ApplicationScoped
public class ProofService {
    private static final Duration CODE_GOOD_FOR = Duration.ofMinutes(10);
    private static final Duration PROOF_GOOD_FOR = Duration.ofMinutes(30);
    private static final Duration BETWEEN_MESSAGES = Duration.ofMinutes(1);
    private static final Duration ADDRESS_WINDOW = Duration.ofMinutes(10);
    private static final int CODES = 1_000_000;
    private static final String REDEEM = "SELECT redeem_phone_proof($1, $2, $3)";
    private static final String HOLDS = "SELECT phone_proof_holds($1, $2, $3)";

    private final Puzzles puzzles;
    private final ProofRows rows;
    private final CodeMessages messages;
    private final SharedCounts counts;
    private final BlindIndex index;
    private final Work work;
    private final Limit ofAnAddress;
    private final Limit ofAnAddressADay;
    private final int budget;
    private final SecureRandom random = new SecureRandom();

    ProofService(
            Puzzles puzzles,
            ProofRows rows,
            CodeMessages messages,
            SharedCounts counts,
            BlindIndex index,
            Work work,
            ProofConfig config) {
        this.puzzles = puzzles;
        this.rows = rows;
        this.messages = messages;
        this.counts = counts;
        this.index = index;
        this.work = work;
        this.ofAnAddress = new Limit("proofs", config.perAddress(), ADDRESS_WINDOW);
        this.ofAnAddressADay = new Limit("proofs-a-day", config.perAddressADay(), Duration.ofDays(1));
        this.budget = config.messagesPerDay();
    }

    public Puzzle puzzle() {
        return puzzles.next();
    }

    public Question question() {
        return puzzles.question();
    }

    /**
     * @param address where the request comes from
     * @throws ProblemException {@code puzzle-refused}, {@code too-many-requests} from this address
     */
    public Uni<AskedProof> ask(AskForProof request, String address) {
        puzzles.requireSolved(request.puzzle(), request.solution());
        return ask(MobileNumber.parse(request.phone()), request.purpose(), request.puzzle(), address);
    }

    /**
     * The same for a page, whose reader has answered a {@link Question}.
     *
     * @throws ProblemException as {@link #ask(AskForProof, String)}
     */
    public Uni<AskedProof> ask(MobileNumber phone, ProofPurpose purpose, AnsweredQuestion question, String address) {
        puzzles.requireAnswered(question.token(), question.answer());
        return ask(phone, purpose, question.token(), address);
    }

    private Uni<AskedProof> ask(MobileNumber phone, ProofPurpose purpose, String puzzle, String address) {
        counts.take(ofAnAddress, address);
        counts.take(ofAnAddressADay, address);
        String handle = handle(puzzle, phone);
        String code = String.format("%06d", random.nextInt(CODES));
        UUID id = Ids.next();
        var asked = new ProofRows.Asked(
                id, RandomToken.hash(handle), RandomToken.hash(puzzle), phoneIndex(phone), purpose, codeHash(id, code));
        return work.onPool(Scope.SYSTEM, connection -> rows.alone(connection, asked.phone())
                        .chain(() -> rows.room(connection, asked.phone(), budget))
                        .chain(room -> add(connection, asked, room)))
                .invoke(sent -> {
                    if (sent) {
                        messages.send(phone, code, () -> unsent(id));
                    }
                })
                .replaceWith(() -> new AskedProof(handle, CODE_GOOD_FOR.toSeconds(), BETWEEN_MESSAGES.toSeconds()));
    }

    /** Asked again with the same puzzle for the same phone, a lost answer comes back, and nothing is sent. */
    private Uni<Boolean> add(SqlConnection connection, ProofRows.Asked asked, ProofRows.Room room) {
        boolean sent = room == ProofRows.Room.ENOUGH;
        return rows.add(connection, asked, sent, CODE_GOOD_FOR).chain(added -> {
            if (added) {
                messages.count(room);
                return Uni.createFrom().item(sent);
            }
            return rows.isRepeated(connection, asked).map(repeated -> {
                if (!repeated) {
                    throw Puzzles.refused();
                }
                return false;
            });
        });
    }

    /** The provider took nothing, so it was no message: not of the phone's, nor of the day's. */
    private Uni<Void> unsent(UUID id) {
        return work.onPool(Scope.SYSTEM, connection -> rows.unsent(connection, id));
    }

    private String handle(String puzzle, MobileNumber phone) {
        return token("phone-handle", puzzle + ":" + phone.value());
    }

    /** As good as random to whoever has no key, and the same when asked again. */
    private String token(String kind, String of) {
        return RandomToken.of(index.of(kind, of));
    }

    /** @throws ProblemException {@code phone-code-refused}, whatever is wrong */
    public Uni<PhoneProof> confirm(ConfirmProof request) {
        return work.onPool(Scope.SYSTEM, connection -> rows.take(connection, RandomToken.hash(request.handle()))
                        .chain(row -> row != null && isRight(row, request.code())
                                ? confirm(connection, row.getUUID("id"))
                                : Uni.createFrom().<PhoneProof>nullItem()))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(ProofProblem.PHONE_CODE_REFUSED));
    }

    /** The same proof for the same code: the answer may have been lost. It is used once all the same. */
    private Uni<PhoneProof> confirm(SqlConnection connection, UUID id) {
        String proof = token("phone-proof", id.toString());
        return rows.confirm(connection, id, RandomToken.hash(proof), PROOF_GOOD_FOR)
                .replaceWith(new PhoneProof(proof, PROOF_GOOD_FOR.toSeconds()));
    }

    /** A proof as after a code, for a phone that WeChat has vouched for: no message is sent, and none is counted. */
    Uni<PhoneProof> vouched(MobileNumber phone, ProofPurpose purpose) {
        UUID id = Ids.next();
        String proof = token("phone-proof", id.toString());
        var proved = new ProofRows.Proved(id, phoneIndex(phone), purpose, RandomToken.hash(proof));
        return work.onPool(Scope.SYSTEM, connection -> rows.addProved(connection, proved, PROOF_GOOD_FOR))
                .replaceWith(() -> new PhoneProof(proof, PROOF_GOOD_FOR.toSeconds()));
    }

    private boolean isRight(Row row, String code) {
        return MessageDigest.isEqual(row.getBuffer("code_hash").getBytes(), codeHash(row.getUUID("id"), code));
    }

    /**
     * Takes one of five tries to say whose phone it is; a transaction of its own, so that a try that fails is counted.
     *
     * @throws ProblemException {@code phone-proof-refused} when the proof is not good for this phone and purpose, or its
     *     tries are over
     */
    public Uni<Void> takeMatch(String proof, MobileNumber phone, ProofPurpose purpose) {
        return work.onPool(
                        Scope.SYSTEM,
                        connection -> rows.match(connection, RandomToken.hash(proof), phoneIndex(phone), purpose))
                .invoke(ProofService::requireGood)
                .replaceWithVoid();
    }

    /** As {@link #redeem}. @throws ProblemException {@code phone-proof-refused} */
    public Uni<Void> use(String proof, MobileNumber phone, ProofPurpose purpose) {
        return redeem(proof, phone, purpose).invoke(ProofService::requireGood).replaceWithVoid();
    }

    private static void requireGood(boolean good) {
        if (!good) {
            throw ProblemException.of(ProofProblem.PHONE_PROOF_REFUSED);
        }
    }

    /**
     * Uses a proof up, in the caller's unit of work: if that fails, the proof is as good as before.
     *
     * @return whether it was good for this phone and purpose
     */
    private Uni<Boolean> redeem(String proof, MobileNumber phone, ProofPurpose purpose) {
        return Statements.row(REDEEM, RandomToken.hash(proof), phoneIndex(phone), purpose.name())
                .map(row -> (Boolean) row[0]);
    }

    /**
     * Whether a proof holds, in the caller's unit of work. It is not used up: for what may be asked for again.
     *
     * @param phoneIndex as {@link #phoneIndex}
     */
    public Uni<Boolean> holds(String proof, byte[] phoneIndex, ProofPurpose purpose) {
        return Statements.row(HOLDS, RandomToken.hash(proof), phoneIndex, purpose.name())
                .map(row -> (Boolean) row[0]);
    }

    /** The same as of members and applications, so that a proof can be told from which they came. */
    public byte[] phoneIndex(MobileNumber phone) {
        return index.of("phone", phone.value());
    }

    /** Keyed: six digits that were only hashed would be found in a second by whoever has a copy. */
    private byte[] codeHash(UUID id, String code) {
        return index.of("phone-code", id + ":" + code);
    }

    @Scheduled(every = "10m", delayed = "2m")
    Uni<Void> sweep() {
        return work.onPool(Scope.SYSTEM, rows::sweep);
    }
}
