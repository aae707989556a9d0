package org.boai.enroll.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Two hundred phones that scan one poster within a minute; each gets the page, its file, and says that it was seen. */
final class PhoneClass implements Runnable {
    private static final int PHONES = 200;
    private static final long EVERY_MILLIS = Duration.ofMinutes(1).toMillis() / PHONES;
    private static final int THREADS = 16;

    private final Histogram nanos = new Histogram(3);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String page;

    PhoneClass(String url, String code) {
        this.url = url;
        this.page = "/j/" + code;
    }

    @Override
    public void run() {
        var pool = Executors.newScheduledThreadPool(THREADS);
        try {
            var all = IntStream.range(0, PHONES)
                    .mapToObj(phone -> CompletableFuture.runAsync(
                            () -> visit(phone),
                            task -> pool.schedule(task, phone * EVERY_MILLIS, TimeUnit.MILLISECONDS)))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(all).join();
        } finally {
            pool.shutdownNow();
        }
    }

    private void visit(int phone) {
        String agent = "Mozilla/5.0 (Linux; Android 12) class phone " + phone;
        long begin = System.nanoTime();
        send(agent, "GET", page);
        send(agent, "GET", Reads.FILE);
        send(agent, "POST", page + "/scans");
        synchronized (nanos) {
            nanos.recordValue(System.nanoTime() - begin);
        }
    }

    private void send(String agent, String method, String path) {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .header("User-Agent", agent)
                .method(method, BodyPublishers.noBody());
        try {
            int status = http.send(request.build(), BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                throw new IllegalStateException(method + " " + path + " is answered " + status);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Milliseconds for page, file and beacon together. */
    void tell(Report report) {
        report.fact("pages phones of a class, all served", nanos.getTotalCount());
        report.fact("pages p50 ms of a phone's visit", Report.number(nanos.getValueAtPercentile(50) / 1e6));
        report.fact("pages p99 ms of a phone's visit", Report.number(nanos.getValueAtPercentile(99) / 1e6));
    }
}
