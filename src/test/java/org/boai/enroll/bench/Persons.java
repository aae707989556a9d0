package org.boai.enroll.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.boai.enroll.support.Applications;

/** Applications of people who do not exist, each another one, going round the branches. */
final class Persons {
    private static final AtomicLong NEXT = new AtomicLong();
    private static final String CONSENTS = Stream.of(
                    "PRIVACY_POLICY", "STATUTES", "PRC_CITIZEN", "SENSITIVE_DATA", "SHARE_WITH_BRANCH")
            .map(purpose -> "{\"purpose\":\"" + purpose + "\",\"version\":\"" + Applications.version(purpose) + "\"}")
            .collect(Collectors.joining(",", "[", "]"));
    private static final int HAN = 0x4E00;
    private static final int NAMES = 1000;

    private final List<Branch> branches;

    Persons(List<Branch> branches) {
        this.branches = branches;
    }

    /** The body of the next submission. */
    byte[] next() {
        long number = NEXT.incrementAndGet();
        Branch branch = branches.get((int) (number % branches.size()));
        String json = "{\"code\":\"" + branch.code()
                + "\",\"fullName\":\"测试" + han(number)
                + "\",\"phone\":\"" + (13_000_000_000L + number)
                + "\",\"birthDate\":\"1990-01-01\",\"residence\":{\"regionCode\":\"" + branch.region()
                + "\"},\"consents\":" + CONSENTS + "}";
        return json.getBytes(StandardCharsets.UTF_8);
    }

    static String key() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static String han(long number) {
        var name = new StringBuilder();
        for (long rest = number; rest > 0; rest /= NAMES) {
            name.append((char) (HAN + rest % NAMES));
        }
        return name.toString();
    }
}
