package org.boai.enroll.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * No library ships in a version that is known to be bad, unless a test shows why it is no danger here. The bill of
 * materials is written by Maven when it is online; the class path is held against the list always.
 */
class SupplyChainTest {
    private static final Path BILL = Path.of("target", "bom.json");
    private static final Path POM = Path.of("pom.xml");

    @Test
    void theBillNamesWhatShips() throws IOException {
        assertThat(bill())
                .extracting(Component::name)
                .contains("io.quarkus:quarkus-vertx-http", "io.netty:netty-codec-http", "org.postgresql:postgresql")
                .doesNotContain("io.rest-assured:rest-assured");
    }

    @Test
    void nothingOfTheBillIsKnownToBeBad() throws IOException {
        assertThat(unguarded(bill())).isEmpty();
    }

    @Test
    void nothingOfTheClassPathIsKnownToBeBad() throws IOException {
        List<Component> classPath = Component.ofClassPath();
        assertThat(classPath).extracting(Component::name).contains("io.quarkus:quarkus-vertx-http");
        assertThat(unguarded(classPath)).isEmpty();
    }

    @Test
    void everyVersionIsOneReleaseAndNoOther() throws IOException {
        assertThat(bill()).allSatisfy(component -> assertThat(component.version())
                .as(component.name())
                .doesNotContainPattern("SNAPSHOT|LATEST|RELEASE|[\\[\\]()]"));
    }

    @Test
    void everyNamedGuardIsATestThatRuns() throws IOException {
        for (Advisory advisory : Advisory.all()) {
            advisory.guards().forEach(NamedTests::requireRun);
        }
    }

    @Test
    void everyAdvisoryCanBeLookedUp() throws IOException {
        assertThat(Advisory.all()).extracting(Advisory::id).doesNotHaveDuplicates();
        assertThat(Advisory.all()).hasSizeGreaterThan(20).allSatisfy(advisory -> {
            assertThat(advisory.id()).matches("CVE-\\d{4}-\\d+|GHSA(-[0-9a-z]{4}){3}");
            assertThat(advisory.source()).as(advisory.id()).startsWith("https://");
            assertThat(advisory.about()).as(advisory.id()).hasSizeGreaterThan(10);
            assertThat(advisory.packages()).as(advisory.id()).isNotEmpty().allMatch(name -> name.contains(":"));
            assertThat(advisory.affected()).as(advisory.id()).isNotEmpty();
        });
    }

    @Test
    void whatWasBadIsFoundAndWhatIsMendedIsNot() throws IOException {
        assertThat(unguarded(List.of(
                        new Component("org.postgresql:postgresql", "42.7.10"),
                        new Component("io.netty:netty-codec-http", "4.1.130.Final"))))
                .anyMatch(found -> found.startsWith("CVE-2026-42198"))
                .anyMatch(found -> found.startsWith("CVE-2026-33870"));
        assertThat(unguarded(List.of(
                        new Component("org.postgresql:postgresql", "42.7.12"),
                        new Component("io.netty:netty-codec-http", "4.1.136.Final"))))
                .isEmpty();
    }

    private static List<String> unguarded(List<Component> components) throws IOException {
        List<String> found = new ArrayList<>();
        for (Advisory advisory : Advisory.all()) {
            components.stream()
                    .filter(component -> advisory.guards().isEmpty() && advisory.concerns(component))
                    .forEach(component -> found.add(advisory.id() + " in " + component));
        }
        return found;
    }

    /** Maven skips it with -o; an older one then says nothing about a pom.xml that has changed since. */
    private static List<Component> bill() throws IOException {
        boolean online = "offline=false".equals(System.getProperty("boai.maven"));
        boolean fresh =
                Files.exists(BILL) && Files.getLastModifiedTime(BILL).compareTo(Files.getLastModifiedTime(POM)) >= 0;
        assumeTrue(fresh || online, "Maven is offline and writes no bill of materials");
        assertThat(fresh).as("%s is as new as pom.xml", BILL).isTrue();
        return Component.ofBill(BILL);
    }
}
