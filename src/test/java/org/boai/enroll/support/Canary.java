package org.boai.enroll.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A person whose name, phone and identity number nobody else has: where they are found in plain text, we leak. */
public record Canary(String name, String phone, String number) {
    private static final String BIRTH = "1987-06-05";

    /** Another one each time. */
    public static Canary hatch() {
        String phone = Applications.phone();
        return new Canary("金丝雀" + han(phone), phone, Applications.identityNumber(LocalDate.parse(BIRTH)));
    }

    private static String han(String digits) {
        var name = new StringBuilder();
        digits.chars().forEach(digit -> name.appendCodePoint(0x9F00 + digit));
        return name.toString();
    }

    /** Its application, right in every field. */
    public Map<String, Object> application(String code) {
        var application = Applications.adult(code);
        application.put("fullName", name);
        application.put("phone", phone);
        application.put("birthDate", BIRTH);
        application.put("identityDocument", Map.of("type", "RESIDENT_ID", "number", number));
        return application;
    }

    /** Looks through every row of every table, as text and as the bytes of the text. */
    public void assertAbsentFrom(Connection superuser) throws SQLException {
        var tables = LedgerProof.strings(
                superuser, "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
        assertThat(tables).contains("applications", "members", "idempotency_keys", "audit_entries");
        for (String table : tables) {
            for (String secret : secrets()) {
                String bytes = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
                String rows = "SELECT count(*) FROM " + table + " t WHERE strpos(t::text, '" + secret
                        + "') > 0 OR strpos(t::text, '" + bytes + "') > 0";
                assertThat(LedgerProof.strings(superuser, rows))
                        .as("rows of %s with a canary", table)
                        .containsExactly("0");
            }
        }
    }

    /** @param where for the report */
    public void assertAbsentFrom(String where, String text) {
        for (String secret : secrets()) {
            assertThat(text.contains(secret)).as("a canary in %s", where).isFalse();
        }
    }

    /** Every file of a folder, e.g. of PostgreSQL's logs. */
    public void assertAbsentFrom(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertAbsentFrom(file.toString(), Files.readString(file));
            }
        }
    }

    private List<String> secrets() {
        return List.of(name, phone, number);
    }

    @Override
    public String toString() {
        return "Canary[…]";
    }
}
