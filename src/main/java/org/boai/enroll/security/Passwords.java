package org.boai.enroll.security;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.ProblemException;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id with 19 MiB, two passes, one lane (the first choice of the OWASP password storage advice), in the PHC
 * string form. Off the event loop, at most two at once, and never on every core: however many sign in, memory is bounded
 * and others are served.
 */
@ApplicationScoped
public class Passwords {
    /** Characters; length counts more than kinds of characters (NIST SP 800-63B). */
    public static final int SHORTEST = 12;

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MOST_AT_ONCE = 2;
    private static final int AT_ONCE =
            Math.max(1, Math.min(MOST_AT_ONCE, Runtime.getRuntime().availableProcessors() - 1));
    private static final int WAITING = 64;

    /** Each worker keeps its 19 MiB while people sign in: given back each time, they keep the collector busy. */
    private static final ThreadLocal<Argon2BytesGenerator.BlockPool> BLOCKS = ThreadLocal.withInitial(
            () -> new Argon2BytesGenerator.FixedBlockPool(Argon2BytesGenerator.getBlockCount(MEMORY_KIB, 1)));

    private static final String PREFIX = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=1$";

    private final SecureRandom random = new SecureRandom();
    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            AT_ONCE, AT_ONCE, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), Passwords::thread);

    private final WorkUnderWay underWay;

    Passwords(WorkUnderWay underWay) {
        this.underWay = underWay;
        workers.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "passwords");
        thread.setDaemon(true);
        return thread;
    }

    public Uni<String> hash(String password) {
        return off(() -> {
            byte[] salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            var base64 = Base64.getEncoder().withoutPadding();
            return PREFIX + base64.encodeToString(salt) + "$" + base64.encodeToString(derive(password, salt));
        });
    }

    /** @param hash the stored PHC string, or null for an unknown account: takes the same time and says no */
    public Uni<Boolean> matches(String password, String hash) {
        return off(() -> {
            if (hash == null || !hash.startsWith(PREFIX)) {
                derive(password, new byte[SALT_BYTES]);
                return false;
            }
            String[] parts = hash.substring(PREFIX.length()).split("\\$");
            byte[] salt = Base64.getDecoder().decode(parts[0]);
            return MessageDigest.isEqual(Base64.getDecoder().decode(parts[1]), derive(password, salt));
        });
    }

    private static byte[] derive(String password, byte[] salt) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(1)
                .withBlockPool(BLOCKS.get())
                .withSalt(salt)
                .build());
        byte[] hash = new byte[HASH_BYTES];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    /** Comes back to the caller's Vert.x context: the database sessions of Hibernate Reactive live on one thread. */
    private <T> Uni<T> off(Supplier<T> task) {
        Context context = Vertx.currentContext();
        return underWay.counted(Uni.createFrom()
                .item(task)
                .runSubscriptionOn(workers)
                .emitOn(command -> {
                    if (context == null) {
                        command.run();
                    } else {
                        context.runOnContext(back -> command.run());
                    }
                })
                .onFailure(RejectedExecutionException.class)
                .transform(full -> ProblemException.of(CommonProblem.OVERLOADED)));
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }
}
