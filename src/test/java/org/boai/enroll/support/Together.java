package org.boai.enroll.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many requests at the same moment. */
public final class Together {
    private static final int AT_ONCE = 100;

    private Together() {}

    /** Runs the task for 0 to count - 1, up to a hundred of them side by side. */
    public static <T> List<T> times(int count, IntFunction<T> task) {
        int threads = Math.min(count, AT_ONCE);
        var pool = Executors.newFixedThreadPool(threads);
        var everybodyIsHere = new CountDownLatch(threads);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                futures.add(pool.submit(() -> {
                    everybodyIsHere.countDown();
                    everybodyIsHere.await();
                    return task.apply(number);
                }));
            }
            List<T> answers = new ArrayList<>();
            for (var future : futures) {
                answers.add(future.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
