package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.receipt;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.boai.enroll.demo.DatabaseRoles;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.SmallThresholds;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.TestPostgres;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of how many persons data is held: each once, erased ones not; and what was reached stays reached. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
@QuarkusTestResource(value = SmallThresholds.class, restrictToAnnotatedClass = true)
class PersonsThresholdIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int THRESHOLD = 3;
    private static final int ROUNDS = 3;
    private static final int PERSONS = 6;

    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String database;

    private String auditor;
    private String code;

    @BeforeEach
    void anAuditorAndNobodyHeld() {
        auditor = Stewards.at(Stewards.organizationOf("province"), "AUDITOR");
        code = Codes.poster();
        erase("true");
        await(0);
    }

    private JsonPath threshold() {
        return as(auditor)
                .get("/api/v1/data-protection/threshold")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void await(long persons) {
        Awaitility.await().atMost(LIMIT).until(() -> threshold().getLong("persons") == persons);
    }

    private UUID applied(Map<String, Object> application) {
        return Database.applicationOf(receipt(application));
    }

    /** Of applications that the condition names, and of the members they made; as the program erases. */
    private static void erase(String which) {
        Database.change(
                """
                UPDATE members m SET status = CASE m.status WHEN 'ACTIVE' THEN 'LEFT' ELSE m.status END, number = NULL,
                    identity_key = NULL, description_key = NULL, full_name = NULL, name_index = NULL, phone = NULL,
                    phone_index = NULL, birth_date = NULL, document_number = NULL, residence_region_id = NULL,
                    erased_at = now()
                FROM applications a WHERE a.id = m.application_id AND m.erased_at IS NULL AND (%s)"""
                        .formatted(which));
        Database.change(
                """
                UPDATE applications a SET status = CASE WHEN status IN ('RECEIVED', 'UNDER_REVIEW', 'RETURNED')
                        THEN 'WITHDRAWN' ELSE status END,
                    identity_key = NULL, person_key = NULL, full_name = NULL, name_index = NULL, phone = NULL,
                    phone_index = NULL, birth_date = NULL, document_type = NULL, document_number = NULL, guardian = NULL,
                    residence_region_id = NULL, affiliation_id = NULL, erased_at = now()
                WHERE a.erased_at IS NULL AND (%s)"""
                        .formatted(which));
    }

    @Test
    void aPersonIsCountedOnceHoweverMuchIsHeld() {
        var somebody = Applications.adult(code);
        applied(somebody);
        applied(somebody);
        applied(Applications.adult(code));
        await(2);
        assertThat(Database.count("SELECT count(*) FROM applications WHERE erased_at IS NULL"))
                .isEqualTo(3);
    }

    /** For whatever part of the rows is erased: as many are held as there are persons of whom a row is not. */
    @Test
    void erasedRowsAreNobody() {
        var random = new Random(PERSONS);
        for (int round = 0; round < ROUNDS; round++) {
            List<String> gone = new ArrayList<>();
            long persons = 0;
            for (int i = 0; i < PERSONS; i++) {
                var somebody = Applications.adult(code);
                boolean first = random.nextInt(3) == 0;
                boolean second = random.nextInt(3) == 0;
                persons += first || second ? 1 : 0;
                UUID one = applied(somebody);
                UUID other = applied(somebody);
                if (!first) {
                    gone.add("'" + one + "'");
                }
                if (!second) {
                    gone.add("'" + other + "'");
                }
            }
            erase("a.id IN (" + String.join(",", gone) + ")");
            await(persons);
            erase("true");
            await(0);
        }
    }

    @Test
    void whatWasReachedStaysReachedAndNamesTheLastDay() throws SQLException {
        for (int i = 0; i < THRESHOLD; i++) {
            applied(Applications.adult(code));
        }
        await(THRESHOLD);
        var reached = threshold();
        assertThat(reached.getLong("alarm")).isEqualTo(2);
        assertThat(reached.getLong("threshold")).isEqualTo(THRESHOLD);
        assertThat(reached.getString("alarmReachedAt")).isNotNull();
        assertThat(reached.getString("thresholdReachedAt")).isNotNull();
        LocalDate day = LocalDate.parse(reached.getString("thresholdReachedAt").substring(0, 10));
        LocalDate reportBy = LocalDate.parse(reached.getString("reportBy"));
        assertThat(reportBy).isBetween(day.plusDays(38), day.plusDays(60));
        assertThat(reached.getString("advice")).contains(reportBy.toString(), "网信部门");
        erase("true");
        await(0);
        applied(Applications.adult(code));
        await(1);
        var later = threshold();
        for (String kept : List.of("alarmReachedAt", "thresholdReachedAt", "reportBy", "advice")) {
            assertThat(later.getString(kept)).as(kept).isEqualTo(reached.getString(kept));
        }
        theProgramCannotForgetIt();
    }

    private void theProgramCannotForgetIt() throws SQLException {
        try (var program = DriverManager.getConnection(
                        "jdbc:" + database, DatabaseRoles.PROGRAM, TestPostgres.rolePassword());
                var statement = program.createStatement()) {
            for (String sql : List.of(
                    "UPDATE persons_moments SET reached_at = now()",
                    "DELETE FROM persons_moments",
                    "TRUNCATE persons_moments")) {
                assertThatThrownBy(() -> statement.execute(sql))
                        .as(sql)
                        .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState())
                                .isEqualTo("42501"));
            }
        }
    }
}
