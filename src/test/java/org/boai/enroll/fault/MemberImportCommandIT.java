package org.boai.enroll.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.boai.enroll.support.Folders;
import org.boai.enroll.support.Packaged;
import org.boai.enroll.support.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The operator's command that takes members over from a file: all or none, and a crash in the middle harms nobody. */
class MemberImportCommandIT {
    private static final String DATABASE = "boai_member_import";
    private static final Charset OF_SPREADSHEETS = Charset.forName("GB18030");
    private static final String BRANCH = "北山街道红十字会/上保社区红十字会";
    private static final int MANY = 6000;

    private static Map<String, String> settings;

    private final Path folder = Folders.fresh("member-import");

    @BeforeAll
    static void copy() {
        settings = TestPostgres.copy(DATABASE);
    }

    @AfterEach
    void clean() {
        Folders.delete(folder);
    }

    private Path list(String prefix, int rows, String... more) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("姓名,手机号码,出生日期,所属组织,入会日期,旧会员号");
        for (int i = 0; i < rows; i++) {
            lines.add("张某某,%s%05d,1980-01-01,%s,2010/1/2,浙-%d".formatted(prefix, i, BRANCH, i));
        }
        lines.addAll(Arrays.asList(more));
        Path file = folder.resolve("members-" + prefix + ".csv");
        Files.write(file, lines, OF_SPREADSHEETS);
        return file;
    }

    private static List<String> arguments(Path file, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("--import-members=" + file, "--organization=西湖区红十字会", "--basis=纸质入会申请表，存档案柜"));
        arguments.addAll(Arrays.asList(more));
        return arguments;
    }

    private Packaged.Refusal run(Path file, String... more) throws Exception {
        return Packaged.run(folder, settings, arguments(file, more));
    }

    private static long number(String sql) {
        try (var superuser = TestPostgres.superuser(DATABASE);
                var rows = superuser.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long imported() {
        return number("SELECT count(*) FROM members WHERE origin = 'IMPORTED'");
    }

    @Test
    void aCrashInTheMiddleDoublesNobodyAndTheSameFileGoesOn() throws Exception {
        Path file = list("150000", MANY);
        long before = imported();
        var process = Packaged.command(folder.resolve("killed.log"), settings, arguments(file));
        Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> imported() > before);
        process.destroyForcibly().waitFor();
        assertThat(imported() - before).isLessThan(MANY);
        assertThat(number("SELECT count(*) FROM member_imports WHERE state = 'RUNNING'"))
                .isOne();

        var again = run(file);
        assertThat(again.output()).contains("6,000 imported; DONE");
        assertThat(again.exitCode()).isZero();
        assertThat(imported() - before).isEqualTo(MANY);
        assertThat(number("SELECT count(*) FROM member_events WHERE kind = 'IMPORTED'"))
                .isEqualTo(imported());

        var third = run(file);
        assertThat(third.exitCode()).isZero();
        assertThat(imported() - before).isEqualTo(MANY);
    }

    @Test
    void aBadRowKeepsEverybodyOutUntilItIsSkipped() throws Exception {
        Path file = list("151000", 3, "李某某,1.51E+10,1980-01-01," + BRANCH + ",2010/1/2,浙-9");
        long before = imported();
        var refused = run(file);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("Nobody was imported");
        assertThat(imported()).isEqualTo(before);
        assertThat(Files.readString(folder.resolve("data/member-import-report.csv")))
                .contains("5,phone,number-scientific,")
                .doesNotContain("李某某", "1.51E");

        assertThat(run(file, "--dry-run").exitCode()).isZero();
        assertThat(imported()).isEqualTo(before);
        assertThat(run(file, "--skip-bad").exitCode()).isZero();
        assertThat(imported()).isEqualTo(before + 3);
    }

    @Test
    void aCommandThatCannotBeUnderstoodStartsNothing() throws Exception {
        for (String more : List.of("--dry", "--report=", "--skip-bad=yes")) {
            assertThat(run(list("152000", 1), more).exitCode()).as(more).isEqualTo(1);
        }
    }
}
