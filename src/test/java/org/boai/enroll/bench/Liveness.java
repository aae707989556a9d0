package org.boai.enroll.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.boai.enroll.support.Packaged;

/** Asks five times a second whether a program lives, on a thread of its own, whatever else happens to it. */
final class Liveness implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final HttpRequest request;
    private final Thread thread = new Thread(this::ask, "liveness");
    private volatile boolean open = true;
    private volatile long asked;
    private volatile long bad;
    private volatile long slowestNanos;

    private Liveness(Packaged program) {
        request = HttpRequest.newBuilder(URI.create(program.management() + "/q/health/live"))
                .timeout(PATIENCE)
                .build();
    }

    static Liveness watch(Packaged program) {
        var liveness = new Liveness(program);
        liveness.thread.setDaemon(true);
        liveness.thread.start();
        return liveness;
    }

    /** Only this thread writes the counts. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void ask() {
        try {
            while (open) {
                long begin = System.nanoTime();
                bad += lives() ? 0 : 1;
                asked++;
                slowestNanos = Math.max(slowestNanos, System.nanoTime() - begin);
                Thread.sleep(EVERY.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean lives() throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException noAnswer) {
            return false;
        }
    }

    void tell(Report report) {
        report.fact("overload liveness asked", asked);
        report.fact("overload liveness slowest ms", Report.number(slowestNanos / 1e6));
        report.atMost("overload liveness not 200", bad, 0);
    }

    @Override
    public void close() {
        open = false;
        thread.interrupt();
    }
}
