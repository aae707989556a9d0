package org.boai.enroll.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.boai.enroll.privacy.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassCodeTest {
    private static final Path PAGE = Path.of("src", "site", "markdown", "check-in-codes.md");
    private static final UUID PARTICIPATION = UUID.fromString("01939c4e-7b2a-7c1d-9e3f-0123456789ab");
    private static final Instant MOMENT = Instant.parse("2026-11-26T02:00:00Z");
    private static final Pattern PASS = Pattern.compile("\\| `([0-9T:Z-]+)` \\| `(B1\\.[^`]+)` \\|");
    private static final Pattern SCAN = Pattern.compile("\\| `([0-9T:Z-]+)` \\| `(IN|OUT)` \\| `([^`]+)` \\|");

    private final CheckInKeys keys = new CheckInKeys(TestKeys.index());

    private static byte[] counting(int from) {
        byte[] key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (from + i);
        }
        return key;
    }

    private static List<MatchResult> onThePage(Pattern rows) throws IOException {
        return rows.matcher(Files.readString(PAGE)).results().toList();
    }

    @Test
    void makesTheCodesThatThePagePromises() throws IOException {
        assertThat(Files.readString(PAGE)).contains(CheckInKeys.text(counting(0)), PARTICIPATION.toString());
        assertThat(onThePage(PASS)).hasSize(3).allSatisfy(row -> assertThat(
                        PassCode.at(Instant.parse(row.group(1)), PARTICIPATION, counting(0))
                                .text())
                .isEqualTo(row.group(2)));
    }

    @Test
    void takesTheSignaturesThatThePagePromises() throws IOException {
        UUID door = UUID.fromString("01939c4e-7b2a-7c1d-9e3f-0000000000d0");
        String pass = onThePage(PASS).get(0).group(2);
        assertThat(onThePage(SCAN)).hasSize(2).allSatisfy(row -> {
            var scan = new ScanOfDoor(
                    UUID.fromString("7c9e6679-7425-40de-944b-e07fc1f90ae7"),
                    pass,
                    OffsetDateTime.parse(row.group(1)),
                    ScanDirection.valueOf(row.group(2)),
                    row.group(3));
            assertThat(scan.signedBy(door, counting(32))).isTrue();
            assertThat(scan.signedBy(UUID.randomUUID(), counting(32))).isFalse();
            assertThat(scan.signedBy(door, counting(33))).isFalse();
        });
    }

    @Test
    void readsWhatItMade() {
        var code = PassCode.at(MOMENT, PARTICIPATION, keys.pass(PARTICIPATION));
        var read = PassCode.read(code.text());
        assertThat(read).isEqualTo(code);
        assertThat(read.genuine(keys.pass(PARTICIPATION))).isTrue();
        assertThat(read.genuine(keys.pass(UUID.randomUUID()))).isFalse();
        assertThat(read.genuine(keys.door(PARTICIPATION)))
                .as("a door's key is no pass's")
                .isFalse();
    }

    /** Every character is another one: it is no pass, or not a genuine one. */
    @Test
    void noBitCanBeForged() {
        String good =
                PassCode.at(MOMENT, PARTICIPATION, keys.pass(PARTICIPATION)).text();
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
        for (int i = 0; i < good.length(); i++) {
            for (char other : alphabet.toCharArray()) {
                if (other != good.charAt(i)) {
                    var forged = PassCode.read(good.substring(0, i) + other + good.substring(i + 1));
                    assertThat(forged == null || !forged.genuine(keys.pass(forged.participation())))
                            .as("%s at %d", other, i)
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "B1",
                "https://example.org/",
                "B2.AZOcTnsqfB2ePwEjRWeJqw.59855280.XpWswBiSgU384prK",
                "B1.AZOcTnsqfB2ePwEjRWeJqw.059855280.XpWswBiSgU384prK",
                "B1.AZOcTnsqfB2ePwEjRWeJqw.59855280.XpWswBiSgU384prK ",
                "B1.AZOcTnsqfB2ePwEjRWeJqw.99999999999.XpWswBiSgU384prK",
                "B1.AZOcTnsqfB2ePwEjRWeJqx.59855280.XpWswBiSgU384prK"
            })
    void whatIsNoPassIsNone(String text) {
        assertThat(PassCode.read(text)).isNull();
    }

    /** The pass is of the thirty seconds from 02:00:00. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-26T01:49:59Z, false",
        "2026-11-26T01:50:00Z, true",
        "2026-11-26T02:00:15Z, true",
        "2026-11-26T02:10:29Z, true",
        "2026-11-26T02:10:30Z, false"
    })
    void clocksMayBeTenMinutesApartAndNotMore(Instant scanned, boolean fresh) {
        assertThat(PassCode.at(MOMENT, PARTICIPATION, counting(0)).freshAt(scanned))
                .isEqualTo(fresh);
    }

    @Test
    void keysOfTwoPurposesAndTwoThingsAreAllDifferent() {
        UUID other = UUID.randomUUID();
        assertThat(List.of(keys.pass(PARTICIPATION), keys.pass(other), keys.door(PARTICIPATION), keys.door(other)))
                .doesNotHaveDuplicates()
                .allSatisfy(key -> assertThat(key).hasSize(32));
        assertThat(Base64.getUrlDecoder().decode(CheckInKeys.text(other))).hasSize(16);
        assertThat(CheckInKeys.id(CheckInKeys.text(other))).isEqualTo(other);
    }
}
