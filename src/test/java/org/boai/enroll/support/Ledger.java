package org.boai.enroll.support;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What the clients of one database know for themselves, in a file: each submission before it goes out, each answer
 * after it came. The program cannot have written it, so {@link LedgerProof} may hold the database against it.
 */
public final class Ledger implements AutoCloseable {
    private static final Pattern RECEIPT = Pattern.compile("\"receipt\":\"([^\"]+)\"");
    private static final String NOTHING = "-";

    private final Path file;
    private final BufferedWriter lines;
    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();

    private Ledger(Path file) {
        this.file = file;
        try {
            this.lines = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the ledger of a folder. */
    public static Ledger in(Path folder) {
        return new Ledger(folder.resolve("ledger.tsv"));
    }

    /**
     * One line.
     *
     * @param status  0 before an answer, and when none came
     * @param receipt of a success, or null
     * @param hash    SHA-256 in hex of what was sent or came
     */
    record Line(UUID key, int status, String receipt, String hash) {
        static Line of(String written) {
            String[] cells = written.split("\t");
            return new Line(
                    UUID.fromString(cells[0]),
                    Integer.parseInt(cells[1]),
                    cells[2].equals(NOTHING) ? null : cells[2],
                    cells[3]);
        }

        boolean success() {
            return status >= 200 && status < 300;
        }
    }

    /** Before it goes out. */
    public void sending(UUID key, String payload) {
        append(key, 0, NOTHING, hash(payload));
    }

    /** After an answer came. */
    public void answered(UUID key, int status, String body) {
        boolean success = status >= 200 && status < 300;
        append(key, status, success ? receipt(body) : NOTHING, hash(body));
        if (success) {
            acknowledged.add(key);
        }
    }

    private static String receipt(String body) {
        var found = RECEIPT.matcher(body);
        if (!found.find()) {
            throw new AssertionError("an acknowledgment without a receipt");
        }
        return found.group(1);
    }

    /** How many submissions were acknowledged so far. */
    public int acknowledged() {
        return acknowledged.size();
    }

    /** How often this status was answered. */
    public long answers(int status) {
        return lines().stream().filter(line -> line.status() == status).count();
    }

    private synchronized void append(UUID key, int status, String receipt, String hash) {
        try {
            lines.write(String.join("\t", key.toString(), String.valueOf(status), receipt, hash));
            lines.newLine();
            lines.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized List<Line> lines() {
        try {
            return Files.readAllLines(file).stream().map(Line::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
