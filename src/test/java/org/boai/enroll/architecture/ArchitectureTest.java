package org.boai.enroll.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.boai.enroll.architecture.MainClasses.condition;
import static org.boai.enroll.architecture.MainClasses.ours;
import static org.boai.enroll.architecture.MainClasses.outermost;
import static org.boai.enroll.architecture.MainClasses.packageOf;

import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.persistence.Entity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who may know whom. The table is the one of the architecture page; what is not listed is forbidden. */
class ArchitectureTest {
    /** Each may know those to its left. */
    private static final List<String> FOUNDATION = List.of("kernel", "database", "audit", "privacy", "security", "web");

    private static final Set<String> SHARED = Set.of("calendar", "qr", "sheet", "platform", "proof");

    /** Beyond the foundation and what is shared. */
    private static final Map<String, Set<String>> FEATURES = Map.ofEntries(
            Map.entry("region", Set.of()),
            Map.entry("auditor", Set.of()),
            Map.entry("organization", Set.of("region")),
            Map.entry("draft", Set.of()),
            Map.entry("message", Set.of("organization")),
            Map.entry("account", Set.of("organization")),
            Map.entry("notification", Set.of("organization")),
            Map.entry("routing", Set.of("region", "organization", "code")),
            Map.entry("code", Set.of("region", "organization")),
            Map.entry("member", Set.of("region", "organization")),
            Map.entry("duty", Set.of("member", "organization", "notification", "message")),
            Map.entry(
                    "application",
                    Set.of("code", "routing", "member", "region", "organization", "notification", "message", "duty")),
            Map.entry("disclosure", Set.of("member", "application", "notification", "duty", "organization")),
            Map.entry(
                    "membership",
                    Set.of("region", "routing", "member", "duty", "organization", "notification", "message")),
            Map.entry("filing", Set.of("member", "organization", "notification")),
            Map.entry("corporate", Set.of("code", "member", "organization", "notification", "message")),
            Map.entry(
                    "duplicate",
                    Set.of("member", "application", "membership", "organization", "notification", "message")),
            Map.entry("integrity", Set.of()),
            Map.entry("rights", Set.of("member", "membership", "organization", "notification")),
            Map.entry("founding", Set.of("member", "membership", "region", "organization", "notification", "duty")),
            Map.entry(
                    "restructuring",
                    Set.of(
                            "region",
                            "organization",
                            "code",
                            "routing",
                            "application",
                            "member",
                            "membership",
                            "notification")),
            Map.entry("education", Set.of("code", "duty", "member", "organization", "notification", "message")),
            Map.entry("activity", Set.of("code", "duty", "member", "organization", "notification", "message")),
            Map.entry("community", Set.of("code", "duty", "member", "organization", "notification", "message")),
            Map.entry("leader", Set.of("member", "organization", "notification", "message")),
            Map.entry("target", Set.of("region", "organization")),
            Map.entry("statistics", Set.of("region", "organization")));

    private static final Map<String, Set<String>> MAY_KNOW = table();

    private static final Pattern FOR_ITS_PACKAGE_ONLY = Pattern.compile(".*(Repository|Resource|Projection)");

    private static Map<String, Set<String>> table() {
        Map<String, Set<String>> table = new HashMap<>();
        for (int i = 0; i < FOUNDATION.size(); i++) {
            table.put(FOUNDATION.get(i), Set.copyOf(FOUNDATION.subList(0, i)));
        }
        table.put("qr", Set.of("kernel"));
        table.put("sheet", Set.of("kernel"));
        table.put("calendar", Set.copyOf(FOUNDATION));
        table.put("platform", Set.copyOf(FOUNDATION));
        table.put("proof", union(Set.copyOf(FOUNDATION), Set.of("platform")));
        Set<String> common = union(Set.copyOf(FOUNDATION), SHARED);
        FEATURES.forEach((feature, others) -> table.put(feature, union(common, others)));
        Set<String> everyFeature = union(common, FEATURES.keySet());
        table.put("page", everyFeature);
        table.put("console", everyFeature);
        table.put("demo", union(everyFeature, Set.of("page", "console")));
        table.put("", union(everyFeature, Set.of("page", "console", "demo")));
        return table;
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }

    @Test
    void everyPackageStandsInTheTable() {
        classes()
                .should(condition("stand in a package of the table", (JavaClass type, Consumer<String> report) -> {
                    if (!MAY_KNOW.containsKey(packageOf(type))) {
                        report.accept(type.getName() + " is in a package that the table does not name");
                    }
                }))
                .check(MainClasses.ALL);
    }

    @Test
    void aPackageKnowsOnlyWhatTheTableAllows() {
        classes()
                .should(condition("know only what the table allows", (JavaClass type, Consumer<String> report) -> {
                    String from = packageOf(type);
                    var allowed = MAY_KNOW.getOrDefault(from, Set.of());
                    type.getDirectDependenciesFromSelf().stream()
                            .filter(dependency -> ours(dependency.getTargetClass()))
                            .filter(dependency -> {
                                String to = packageOf(dependency.getTargetClass());
                                return !to.equals(from) && !allowed.contains(to);
                            })
                            .forEach(dependency -> report.accept(dependency.getDescription()));
                }))
                .check(MainClasses.ALL);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(MainClasses.ROOT + ".(*)..").should().beFreeOfCycles().check(MainClasses.ALL);
    }

    @Test
    void entitiesRepositoriesResourcesAndProjectionsStayInTheirPackage() {
        classes()
                .should(condition(
                        "use no other package's entity, repository, resource or projection",
                        (JavaClass type, Consumer<String> report) -> type.getDirectDependenciesFromSelf().stream()
                                .filter(dependency -> ours(dependency.getTargetClass())
                                        && !packageOf(dependency.getTargetClass())
                                                .equals(packageOf(type)))
                                .filter(dependency -> belongsToItsPackage(dependency.getTargetClass()))
                                .forEach(dependency -> report.accept(dependency.getDescription()))))
                .check(MainClasses.ALL);
    }

    private static boolean belongsToItsPackage(JavaClass type) {
        return type.isAnnotatedWith(Entity.class)
                || FOR_ITS_PACKAGE_ONLY.matcher(outermost(type).getSimpleName()).matches();
    }

    @Test
    void theKernelKnowsNoHttpAndNoDatabase() {
        noClasses()
                .that()
                .resideInAPackage(MainClasses.ROOT + ".kernel..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "jakarta.persistence..", "io.vertx..", "org.hibernate..")
                .check(MainClasses.ALL);
    }
}
