package org.boai.enroll.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.boai.enroll.support.Divisions;
import org.boai.enroll.support.Folders;
import org.boai.enroll.support.Packaged;
import org.boai.enroll.support.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operator's command that imports regions: what it imports, what it leaves, and what cannot harm it. */
class RegionImportIT {
    private static final String DATABASE = "boai_region_import";
    private static final long LOCK = 0x4e_41_54_49_4f_4eL;
    private static final String SUM =
            """
            SELECT count(*) || ' ' || md5(string_agg(concat_ws('|', r.code, r.name, r.level, p.code, r.pseudo, r.pinyin,
                r.initials, r.valid_from, r.valid_to), E'\\n' ORDER BY r.code, r.valid_from))
            FROM regions r LEFT JOIN regions p ON p.id = r.parent_id""";

    private final Path folder = Folders.fresh("import");
    private Map<String, String> settings;

    @BeforeEach
    void copy() {
        settings = TestPostgres.copy(DATABASE);
    }

    @AfterEach
    void clean() {
        Folders.delete(folder);
    }

    private Divisions jiangsu() {
        return new Divisions(folder.resolve("files"))
                .with("32", "江苏省")
                .with("3201", "南京市")
                .with("320102", "玄武区")
                .with("320102002", "梅园新村街道")
                .with("320102002001", "梅园社区居委会")
                .with("320102002002", "大悲巷社区居委会");
    }

    private Packaged.Refusal importing(Path files, String... more) throws Exception {
        return Packaged.run(folder, settings, arguments(files, more));
    }

    private static List<String> arguments(Path files, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--import-regions=" + files));
        arguments.addAll(Arrays.asList(more));
        return arguments;
    }

    private static String one(String sql) throws SQLException {
        try (var superuser = TestPostgres.superuser(DATABASE);
                var rows = superuser.createStatement().executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private List<String> findings() throws IOException {
        return Files.readAllLines(folder.resolve("data/region-import-report.csv")).stream()
                .skip(1)
                .map(line -> line.replace("\"", ""))
                .toList();
    }

    @Test
    void aSecondProvinceIsImportedOnceBesideARunningReplicaWhichFindsItsPlaces() throws Exception {
        Path files = jiangsu()
                .with("11", "北京市")
                .with("1101", "市辖区")
                .with("110101", "东城区")
                .with("110101400", "某开发区")
                .with("110101400001", "某社区居委会")
                .write();
        try (var replica = Packaged.start(folder, settings)) {
            var first = importing(files, "--provinces=32,11");

            assertThat(first.exitCode()).as(first.output()).isZero();
            assertThat(first.output())
                    .containsPattern("total +11 +11 +0 +0 +0 +0\n")
                    .contains("Imported in ", "Nothing needs a person's eye.");
            assertThat(get(replica, "")).contains("\"11\"", "\"32\"", "\"33\"");
            assertThat(get(replica, "?parent=11")).contains("\"110101\"").doesNotContain("\"1101\"");
            assertThat(get(replica, "?parent=110101")).contains("\"110101400001\"");
            assertThat(get(replica, "?parent=32")).contains("\"3201\"");
            assertThat(get(replica, "?parent=320102")).contains("\"320102002\"");
            assertThat(get(replica, "?parent=320102002")).contains("\"320102002001\"");
            assertThat(get(replica, "/search?q=mysq")).contains("\"320102002001\"", "江苏省");
        }
        String sum = one(SUM);

        var second = importing(files, "--provinces=32,11");

        assertThat(second.exitCode()).isZero();
        assertThat(second.output())
                .containsPattern("total +11 +0 +0 +11 +0 +0\n")
                .contains("Nothing changed; read in ");
        assertThat(one(SUM)).isEqualTo(sum);
    }

    private static String get(Packaged program, String path) {
        return RestAssured.given()
                .get(program.url() + "/api/v1/regions" + path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void whatTheFilesDoNotHoldIsKeptAndWhatEndedHereStaysEnded() throws Exception {
        Path files = new Divisions(folder.resolve("files"))
                .with("33", "浙江省")
                .with("3301", "杭州市")
                .with("330104", "江干区")
                .with("330104005", "凯旋街道")
                .with("330104005001", "南肖埠社区居委会")
                .write();
        String sum = one(SUM);

        var done = importing(files);

        assertThat(done.output())
                .containsPattern("village +1 +0 +0 +0 +1 +25,547\n")
                .contains("2  not imported: the code has ended here")
                .contains("1  not imported: its parent has ended here")
                .contains("27,034  kept though absent in the files");
        assertThat(findings())
                .contains("ABSENT,VILLAGE,330106002051,上保社区,330106002,,,,kept though absent in the files");
        assertThat(one(SUM)).isEqualTo(sum);
    }

    @Test
    void aSecondImportAtTheSameTimeIsRefused() throws Exception {
        Path files = jiangsu().write();
        String sum = one(SUM);
        try (var other = TestPostgres.superuser(DATABASE);
                var statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");

            assertRefused(importing(files), "Another import of regions is running on this database.");
        }
        assertThat(one(SUM)).isEqualTo(sum);
    }

    @Test
    void aRenamingKeepsIdAndCodeAndTheOldName() throws Exception {
        importing(jiangsu().write());
        String id = one("SELECT id FROM regions WHERE code = '320102002002'");
        Path renamed = new Divisions(folder.resolve("renamed"))
                .with("32", "江苏省")
                .with("3201", "南京市")
                .with("320102", "玄武区")
                .with("320102002", "梅园新村街道")
                .with("320102002001", "大悲巷社区居委会")
                .with("320102002002", "梅园社区居委会")
                .write();

        var done = importing(renamed);

        assertThat(done.output()).containsPattern("village +2 +0 +2 +0 +0 +0\n");
        assertThat(one("SELECT id || name || initials FROM regions WHERE code = '320102002002'"))
                .isEqualTo(id + "梅园社区居委会mysqjwh");
        assertThat(one("SELECT source || name FROM region_aliases WHERE code = '320102002002'"))
                .isEqualTo("LEGACY大悲巷社区居委会");
        String sum = one(SUM);

        var older = importing(folder.resolve("files"));

        assertThat(older.output()).contains("2  kept as it is: the file has a name that was replaced here");
        assertThat(one(SUM)).isEqualTo(sum);
    }

    @Test
    void duplicatesLoseNoPlaceAndOrphansWaitForTheirParent() throws Exception {
        var done = importing(jiangsu()
                .with("320102002003", "梅园社区居委会")
                .with("320102002002", "另一个社区居委会")
                .with("320102003001", "孤儿社区居委会")
                .with("320102002004", "")
                .write());

        assertThat(done.exitCode()).as(done.output()).isZero();
        assertThat(findings().stream().map(line -> line.substring(0, line.indexOf(",VILLAGE,") + 21)))
                .containsExactlyInAnyOrder(
                        "CODE_TWICE,VILLAGE,320102002002",
                        "MALFORMED,VILLAGE,320102002004",
                        "NAME_TWICE,VILLAGE,320102002003",
                        "PARENT_UNKNOWN,VILLAGE,320102003001");
        assertThat(one("SELECT name FROM regions WHERE code = '320102002002'")).isEqualTo("大悲巷社区居委会");
        assertThat(one("SELECT name FROM regions WHERE code = '320102002003'")).isEqualTo("梅园社区居委会（003）");
        assertThat(one("SELECT count(*) FROM regions WHERE code = '320102003001'"))
                .isEqualTo("0");

        importing(jiangsu()
                .with("320102003", "新街口街道")
                .with("320102003001", "孤儿社区居委会")
                .write());

        assertThat(
                        one(
                                "SELECT p.name FROM regions r JOIN regions p ON p.id = r.parent_id WHERE r.code = '320102003001'"))
                .isEqualTo("新街口街道");
    }

    private Path manyVillages() {
        var divisions = jiangsu();
        for (int township = 100; township < 150; township++) {
            divisions.with("320102" + township, "镇" + township).withVillages("320102" + township, 500);
        }
        return divisions.write();
    }

    @Test
    void anImportKilledInItsMiddleIsCompletedByTheNext() throws Exception {
        Path files = manyVillages();
        importing(files);
        String undisturbed = one(SUM);
        copy();

        Path log = folder.resolve("killed.log");
        var process = Packaged.command(log, settings, arguments(files));
        String villages = "SELECT count(*) FROM regions WHERE level = 'VILLAGE' AND code LIKE '32%'";
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Integer.parseInt(one(villages)) > 2000);
        process.destroyForcibly().waitFor();
        assertThat(Integer.parseInt(one(villages))).isBetween(2001, 25_001);

        var rerun = importing(files);

        assertThat(rerun.exitCode()).as(rerun.output()).isZero();
        assertThat(one(SUM)).isEqualTo(undisturbed);
    }

    @Test
    void whatIsNotThereOrNotUnderstoodIsRefusedWithASentence() throws Exception {
        Path files = jiangsu().write();
        String sum = one(SUM);

        assertRefused(importing(folder.resolve("nowhere")), "nowhere does not exist.");
        assertRefused(importing(files, "--provinces=32,99"), "The files hold no province 99. They hold 32");
        assertRefused(importing(files, "--province=32"), "--province=32 is not understood.");
        Files.delete(files.resolve("streets.csv"));
        assertRefused(importing(files), "streets.csv is missing.");
        jiangsu().write("streets.csv", "code,title\n1,x\n");
        assertRefused(importing(files), "streets.csv has the header [");
        jiangsu().write();
        Files.write(
                files.resolve("cities.csv"), "code,name,provinceCode\n3201,南京市,32\n".getBytes(StandardCharsets.UTF_16));
        assertRefused(importing(files), "cities.csv cannot be read as CSV in UTF-8");
        assertThat(one(SUM)).isEqualTo(sum);
    }

    private static void assertRefused(Packaged.Refusal refusal, String because) {
        assertThat(refusal.output())
                .contains("The regions are not imported. ")
                .contains(because)
                .doesNotContain("\tat ");
        assertThat(refusal.exitCode()).isEqualTo(1);
    }
}
