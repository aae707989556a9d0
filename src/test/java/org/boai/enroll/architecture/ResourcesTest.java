package org.boai.enroll.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.architecture.MainClasses.condition;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.junit.jupiter.api.Test;

/** What holds at the edge: every address says who may use it, and nobody's leaving stops what was begun. */
class ResourcesTest {
    /** POST only because what is asked does not fit into an address: they change nothing and may stop halfway. */
    private static final Set<String> READS = Set.of("PlacementResource.preview", "PlacementResource.dryRun");

    private static final Pattern NOT_FOR_RESOURCES =
            Pattern.compile(".*(Repository|Projection)|Panache.*|Pool|SqlClient|SqlConnection|Session|SessionFactory");

    @Test
    void everyAddressSaysWhoMayUseIt() {
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .orShould()
                .beAnnotatedWith(Authenticated.class)
                .check(MainClasses.ALL);
    }

    @Test
    void aChangeGoesOnWhenTheClientLeaves() {
        methods()
                .that(areChanges())
                .should(condition("carry @Cancellable(false)", (JavaMethod method, Consumer<String> report) -> {
                    if (!goesOn(method)) {
                        report.accept(method.getFullName() + " may be cancelled halfway");
                    }
                }))
                .check(MainClasses.ALL);
    }

    @Test
    void everyNamedReadIsAnAddressThatMayBeCancelled() {
        var cancellable = MainClasses.ALL.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class) && !goesOn(method))
                .map(ResourcesTest::shortName)
                .toList();

        assertThat(cancellable).containsAll(READS);
    }

    @Test
    void aResourceTranslatesAndTouchesNoData() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should(condition(
                        "touch no repository, projection, entity, session or pool",
                        (JavaClass type, Consumer<String> report) -> type.getDirectDependenciesFromSelf().stream()
                                .filter(dependency -> isData(dependency.getTargetClass()))
                                .forEach(dependency -> report.accept(dependency.getDescription()))))
                .check(MainClasses.ALL);
    }

    private static boolean isData(JavaClass type) {
        return type.isAnnotatedWith(Entity.class)
                || NOT_FOR_RESOURCES.matcher(type.getSimpleName()).matches();
    }

    private static boolean goesOn(JavaMethod method) {
        return method.tryGetAnnotationOfType(Cancellable.class)
                .map(cancellable -> !cancellable.value())
                .orElse(false);
    }

    private static DescribedPredicate<JavaMethod> areChanges() {
        return DescribedPredicate.describe(
                "change something",
                method -> Set.of(POST.class, PUT.class, PATCH.class, DELETE.class).stream()
                                .anyMatch(method::isAnnotatedWith)
                        && !READS.contains(shortName(method)));
    }

    private static String shortName(JavaMethod method) {
        return method.getOwner().getSimpleName() + "." + method.getName();
    }
}
