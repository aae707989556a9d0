package org.boai.enroll.fault;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.boai.enroll.integrity.Invariant;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Folders;
import org.boai.enroll.support.Packaged;
import org.boai.enroll.support.TestPostgres;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Random lives: stewards at two replicas at once move, end, restore, merge and admit the same few people, and every invariant
 * holds afterwards. Who comes second is told so; nobody gets an answer of the program's own fault.
 */
class LivesIT {
    private static final String DATABASE = "boai_lives";
    private static final int PEOPLE = 12;
    private static final int STEWARDS = 6;
    private static final int ACTS = 60;
    private static final long SEED = 8;

    private static List<Packaged> replicas;

    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final List<Map<String, Object>> people = new CopyOnWriteArrayList<>();
    private final List<String> answers = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        Map<String, String> settings = new HashMap<>(TestPostgres.copy(DATABASE));
        settings.put("boai.duplicates.compared-every", "1s");
        settings.put("boai.duties.swept-every", "1s");
        settings.put("boai.activities.swept-every", "1s");
        settings.put("boai.activities.told-every", "1s");
        replicas = List.of(
                Packaged.start(Folders.fresh("lives-here"), settings),
                Packaged.start(Folders.fresh("lives-there"), settings));
    }

    @AfterAll
    static void stop() {
        replicas.forEach(Packaged::close);
    }

    private String token(String username) {
        return tokens.computeIfAbsent(username, name -> given().contentType(ContentType.JSON)
                .body(Map.of("username", name, "password", TestPostgres.DEMO_PASSWORD))
                .post(replicas.get(0).url() + "/api/v1/auth/tokens")
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken"));
    }

    private Response post(Random random, String who, String path, Map<String, ?> body) {
        var answer = given().contentType(ContentType.JSON)
                .auth()
                .oauth2(token(who))
                .body(body)
                .post(at(random) + path);
        answers.add(path.replaceAll("[0-9a-f-]{36}", "…") + " " + answer.statusCode());
        return answer;
    }

    private static String at(Random random) {
        return replicas.get(random.nextInt(replicas.size())).url() + "/api/v1/";
    }

    private void apply(Random random, Map<String, Object> person) {
        var answer = given().contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(person)
                .post(at(random) + "applications");
        answers.add("applications " + answer.statusCode());
    }

    private String organization(String username) {
        return given().auth()
                .oauth2(token(username))
                .get(replicas.get(0).url() + "/api/v1/me")
                .path("organization.id");
    }

    /** The id of one of those that are listed, or of nobody. */
    private String one(Random random, String who, String list) {
        List<String> ids = given().auth()
                .oauth2(token(who))
                .get(at(random) + list)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
        return ids.isEmpty() ? UUID.randomUUID().toString() : ids.get(random.nextInt(ids.size()));
    }

    private void act(Random random, String school) {
        String member = "members/" + one(random, "xihu", "members?limit=100");
        String today = LocalDate.now().toString();
        switch (random.nextInt(11)) {
            case 0 -> post(random, "shangbao", member + "/transfers", Map.of("organizationId", school, "reason", "到校"));
            case 1 ->
                post(
                        random,
                        "school",
                        "transfers/" + one(random, "school", "transfers?direction=INCOMING&limit=100") + "/agreement",
                        Map.of());
            case 2 ->
                post(
                        random,
                        "school",
                        "transfers/" + one(random, "school", "transfers?direction=INCOMING&limit=100") + "/refusal",
                        Map.of("reason", "名额已满"));
            case 3 -> post(random, "xihu", member + "/leaving", Map.of("keptAt", "档案柜"));
            case 4 ->
                post(
                        random,
                        "xihu",
                        member + "/removal",
                        Map.of("category", "OTHER", "document", "西红〔2026〕8号", "reason", "核查不实"));
            case 5 -> post(random, "xihu", member + "/death", Map.of("on", today, "source", "居委会"));
            case 6, 7 -> post(random, "xihu", member + "/restoration", Map.of("reason", "登记有误"));
            case 8 -> apply(random, people.get(random.nextInt(people.size())));
            case 9 -> {
                String waiting = "applications/" + one(random, "xihu", "applications?state=UNDER_REVIEW&limit=100");
                if (random.nextBoolean()) {
                    post(random, "xihu", waiting + "/approval", Map.of());
                } else {
                    post(random, "xihu", waiting + "/refusal", Map.of("reason", "已核实"));
                }
            }
            default ->
                post(
                        random,
                        "xihu",
                        "duplicates/" + one(random, "xihu", "duplicates?limit=100") + "/merge",
                        Map.of("reason", "同一人", "organization", random.nextBoolean() ? "FIRST" : "SECOND"));
        }
    }

    @Test
    void whateverStewardsDoAtOnceEveryInvariantHolds() throws Exception {
        String school = organization("school");
        String code = given().contentType(ContentType.JSON)
                .auth()
                .oauth2(token("shangbao"))
                .body(Map.of("title", "海报", "occasion", "POSTER"))
                .post(replicas.get(0).url() + "/api/v1/organizations/" + organization("shangbao") + "/enrollment-codes")
                .path("code");
        var first = new Random(SEED);
        for (int i = 0; i < PEOPLE; i++) {
            var person = Applications.adult(code);
            // each second one reads like the one before
            person.put("fullName", i % 2 == 0 ? "周吉" + i : "周𠮷" + (i - 1));
            person.put("fullName", ((String) person.get("fullName")).replaceAll("[0-9]+", "峰"));
            person.put("birthDate", "19" + (50 + i / 2) + "-03-04");
            people.add(person);
            apply(first, person);
        }
        Together.times(STEWARDS, steward -> {
            var random = new Random(SEED + steward);
            for (int act = 0; act < ACTS; act++) {
                act(random, school);
            }
            return steward;
        });
        assertThat(answers).noneMatch(answer -> answer.endsWith(" 500"));
        // each act has succeeded at least once: otherwise nothing was tried
        for (String act :
                List.of("transfers 201", "agreement 200", "leaving", "removal", "restoration 200", "merge 200")) {
            assertThat(answers).as(act).anyMatch(answer -> answer.contains(act) && answer.matches(".* 20[01]"));
        }
        assertThat(broken()).isEmpty();
    }

    private static Map<String, List<String>> broken() throws SQLException {
        Map<String, List<String>> broken = new TreeMap<>();
        try (var superuser = TestPostgres.superuser(DATABASE)) {
            for (var invariant : Invariant.all()) {
                var found = Ask.strings(superuser, invariant.sql());
                if (!found.isEmpty()) {
                    broken.put(invariant.name(), found);
                }
            }
        }
        return broken;
    }
}
