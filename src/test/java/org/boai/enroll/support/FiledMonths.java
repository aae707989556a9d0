package org.boai.enroll.support;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.boai.enroll.kernel.SystemClock;

/** Months that are over, each test's own; whoever needs one runs with {@link FilingSettings}. */
public final class FiledMonths {
    private static final LocalDate FIRST = LocalDate.of(2001, 1, 1);
    private static final AtomicInteger NEXT = new AtomicInteger();

    private FiledMonths() {}

    /** As if these had joined in a month of long ago, which is then made. @return its first day */
    public static LocalDate of(List<UUID> members) {
        LocalDate month = FIRST.plusMonths(NEXT.incrementAndGet());
        joinedOn(month.plusDays(14), members);
        make();
        return month;
    }

    public static void joinedOn(LocalDate day, List<UUID> members) {
        Database.change(
                "UPDATE members SET joined_on = ? WHERE id = ANY (string_to_array(?, ',')::uuid[])",
                day,
                text(members));
    }

    /** Last month is made again, and with it whatever is not made yet. */
    public static void make() {
        LocalDate last = last();
        await().atMost(Duration.ofSeconds(30)).until(() -> made(last));
        Database.change("DELETE FROM filing_months WHERE month = ?", last);
        await().atMost(Duration.ofSeconds(30)).until(() -> made(last));
    }

    /** The first day of the month that is over: an hour late, as it is filed. */
    public static LocalDate last() {
        return LocalDate.ofInstant(Instant.now().minus(Duration.ofHours(1)), SystemClock.ZONE)
                .withDayOfMonth(1)
                .minusMonths(1);
    }

    private static boolean made(LocalDate month) {
        return Database.count("SELECT count(*) FROM filing_months WHERE month = ?", month) == 1;
    }

    /** The batch of a branch and month, or null. */
    public static UUID batch(UUID branch, LocalDate month) {
        return Database.one(
                UUID.class, "SELECT id FROM filings WHERE organization_id = ? AND month = ?", branch, month);
    }

    private static String text(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
