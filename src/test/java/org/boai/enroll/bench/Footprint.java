package org.boai.enroll.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;
import org.boai.enroll.support.Packaged;

/**
 * What a program holds at a quiet moment.
 *
 * @param heap     MiB after a full collection
 * @param resident MiB
 * @param handles  open files and sockets
 * @param database connections of the pool that somebody uses, as its gauge says
 */
public record Footprint(double heap, long resident, long threads, long handles, long database) {
    private static final Pattern IN_USE =
            Pattern.compile("^sql_pool_active\\{[^}]*pool_type=\"sql\"[^}]*} (\\S+)$", Pattern.MULTILINE);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double SLACK = 1.1;
    private static final double HEAP_SLACK = 1.05;

    public static Footprint of(Packaged program) throws IOException, InterruptedException {
        long pid = program.pid();
        return new Footprint(
                Machine.heapAfterCollectionMib(pid),
                Machine.residentMib(pid),
                Machine.threads(pid),
                Machine.handles(pid),
                inUse(program));
    }

    /** Looks again and again until the program holds no more than before; @return the last look, after half a minute. */
    public static Footprint backTo(Footprint before, Packaged program) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var now = of(program);
        while ((now.exceeds(before) || now.database > 0) && System.nanoTime() < end) {
            Thread.sleep(1000);
            now = of(program);
        }
        return now;
    }

    /** More than noise: a tenth more threads or handles, or 5 % more heap. */
    public boolean exceeds(Footprint before) {
        return threads > SLACK * before.threads || handles > SLACK * before.handles || heap > HEAP_SLACK * before.heap;
    }

    private static long inUse(Packaged program) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(program.management() + "/q/metrics"))
                .build();
        String metrics = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        var gauges = IN_USE.matcher(metrics).results().toList();
        if (gauges.isEmpty()) {
            throw new IllegalStateException("the metrics do not tell of the pool");
        }
        return gauges.stream()
                .mapToLong(gauge -> (long) Double.parseDouble(gauge.group(1)))
                .sum();
    }

    @Override
    public String toString() {
        return "heap " + Report.number(heap) + " MiB, resident " + resident + " MiB, " + threads + " threads, "
                + handles + " handles, " + database + " connections in use";
    }
}
