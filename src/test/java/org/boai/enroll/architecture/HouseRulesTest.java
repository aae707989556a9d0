package org.boai.enroll.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.architecture.MainClasses.condition;
import static org.boai.enroll.architecture.MainClasses.notAccess;
import static org.boai.enroll.architecture.MainClasses.packageOf;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names, measures, and whose clock it is. */
class HouseRulesTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final int LONGEST_FILE = 300;
    private static final int MOST_PARAMETERS = 4;
    private static final Pattern SAYS_NOTHING = Pattern.compile(".*(Manager|Helper|Utils?|Impl|DTO|Dto|Base|Common)");
    private static final Set<String> MAY_PRINT = Set.of("", "demo");

    @Test
    void namesSayWhatAThingIs() {
        classes()
                .should(condition("have a name that says something", (JavaClass type, Consumer<String> report) -> {
                    if (SAYS_NOTHING.matcher(type.getSimpleName()).matches()) {
                        report.accept(type.getName() + " says nothing");
                    }
                }))
                .check(MainClasses.ALL);
    }

    @Test
    void nobodyUsesTheOldDates() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.util\\.(Date|Calendar|GregorianCalendar)|java\\.sql\\.(Date|Time|Timestamp)|java\\.text\\..*DateFormat")
                .check(MainClasses.ALL);
    }

    /** JDBC blocks: it belongs before the first request, never into one. */
    @Test
    void onlyTheStartAndTheDemoSpeakJdbc() {
        noClasses()
                .that()
                .resideOutsideOfPackages(MainClasses.ROOT, MainClasses.ROOT + ".demo..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(MainClasses.ALL);
    }

    @Test
    void timeComesFromTheClock() {
        classes()
                .that()
                .resideOutsideOfPackage(MainClasses.ROOT + ".kernel..")
                .should(notAccess("the machine's own time", HouseRulesTest::readsTheMachinesTime))
                .check(MainClasses.ALL);
    }

    private static boolean readsTheMachinesTime(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        boolean now = owner.startsWith("java.time.")
                && access.getName().equals("now")
                && access.getTarget() instanceof CodeUnitAccessTarget call
                && call.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        boolean own = owner.equals("java.time.Clock") && access.getName().startsWith("system");
        return now
                || own
                || (owner.equals("java.lang.System") && access.getName().equals("currentTimeMillis"));
    }

    @Test
    void onlyTheStartAndTheDemoPrint() {
        classes()
                .should(notAccess(
                        "the terminal",
                        access -> !MAY_PRINT.contains(packageOf(access.getOriginOwner()))
                                && (access.getTargetOwner().getName().equals("java.lang.System")
                                                && Set.of("out", "err").contains(access.getName())
                                        || access.getName().equals("printStackTrace"))))
                .check(MainClasses.ALL);
    }

    @Test
    void publicMethodsTakeFewParameters() {
        methods()
                .that()
                .arePublic()
                .should(condition("take at most four parameters", (JavaMethod method, Consumer<String> report) -> {
                    if (parameters(method) > MOST_PARAMETERS) {
                        report.accept(method.getFullName() + " takes " + parameters(method));
                    }
                }))
                .check(MainClasses.ALL);
    }

    private static int parameters(JavaCodeUnit method) {
        return method.getRawParameterTypes().size();
    }

    @Test
    void sourceFilesStayReadable() throws IOException {
        assertThat(files(SOURCES, ".java")).isNotEmpty().allSatisfy(file -> assertThat(lines(file))
                .as("lines of %s", file)
                .hasSizeLessThanOrEqualTo(LONGEST_FILE));
    }

    @Test
    void migrationsAreNumberedAndNamed() throws IOException {
        var names = files(MIGRATIONS, "").stream()
                .map(file -> file.getFileName().toString())
                .toList();

        assertThat(names).isNotEmpty().allMatch(name -> name.matches("V\\d{3}__[a-z_]+\\.sql"));
        assertThat(names.stream().map(name -> name.substring(0, 4))).doesNotHaveDuplicates();
    }

    private static List<Path> files(Path below, String suffix) throws IOException {
        try (Stream<Path> all = Files.walk(below)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(suffix))
                    .toList();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
