package org.boai.enroll.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.boai.enroll.architecture.MainClasses.condition;
import static org.boai.enroll.architecture.MainClasses.notAccess;
import static org.boai.enroll.architecture.MainClasses.outermost;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import jakarta.persistence.Entity;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** One unit of work per use case, one chain per session, and entities that keep their own promises. */
class TransactionsTest {
    private static final Set<String> OPENERS = Set.of("withTransaction", "withSession", "withStatelessSession");
    private static final Set<String> OPENING_ANNOTATIONS =
            Set.of("WithTransaction", "WithSession", "WithSessionOnDemand", "ReactiveTransactional", "Transactional");

    @Test
    void onlyWorkOpensASession() {
        classes()
                .should(notAccess(
                        "what opens a session or transaction",
                        access -> OPENERS.contains(access.getName()) && !isPool(access) && !originIs(access, "Work")))
                .check(MainClasses.ALL);
    }

    @Test
    void onlyWorkAndSigningInOpenATransactionOnThePool() {
        classes()
                .should(notAccess(
                        "a transaction of the pool",
                        access -> (OPENERS.contains(access.getName())
                                        || access.getName().equals("begin")
                                        || access.getName().equals("beginAndAwait"))
                                && access.getTargetOwner().getPackageName().startsWith("io.vertx")
                                && !originIs(access, "Work")
                                && !originIs(access, "AuthService")))
                .check(MainClasses.ALL);
    }

    @Test
    void noAnnotationOpensATransaction() {
        DescribedPredicate<JavaAnnotation<?>> opening = DescribedPredicate.describe(
                "an annotation that opens a session or transaction",
                annotation ->
                        OPENING_ANNOTATIONS.contains(annotation.getRawType().getSimpleName()));

        noClasses().should().beAnnotatedWith(opening).check(MainClasses.ALL);
        noMethods().should().beAnnotatedWith(opening).check(MainClasses.ALL);
    }

    @Test
    void nothingRunsSideBySideInASession() {
        classes()
                .should(notAccess("Uni.combine, Uni.join or a merge", access -> {
                    String owner = access.getTargetOwner().getName();
                    boolean parallel = owner.equals("io.smallrye.mutiny.Uni")
                            && Set.of("combine", "join").contains(access.getName());
                    boolean merging = owner.startsWith("io.smallrye.mutiny")
                            && (access.getName().endsWith("AndMerge")
                                    || access.getName().equals("merge"));
                    return parallel
                            || merging
                            || owner.endsWith("groups.UniJoin")
                            || owner.endsWith("groups.UniCombine");
                }))
                .check(MainClasses.ALL);
    }

    @Test
    void entitiesAreSeenInTheirPackageOnly() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePackagePrivate()
                .check(MainClasses.ALL);
    }

    @Test
    void entitiesHaveVerbsInsteadOfSetters() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should(condition(
                        "not be a setter, nor reachable from outside", (JavaMethod method, Consumer<String> report) -> {
                            if (method.getName().matches("set[A-Z].*")) {
                                report.accept(method.getFullName() + " is a setter");
                            }
                            if (method.getModifiers().contains(JavaModifier.PUBLIC)
                                    && !method.getName().matches("equals|hashCode|toString")) {
                                report.accept(method.getFullName() + " is public");
                            }
                        }))
                .check(MainClasses.ALL);
    }

    private static boolean isPool(JavaAccess<?> access) {
        return access.getTargetOwner().getPackageName().startsWith("io.vertx");
    }

    private static boolean originIs(JavaAccess<?> access, String name) {
        JavaClass origin = outermost(access.getOriginOwner());
        return origin.getName().equals(MainClasses.ROOT + ".security." + name);
    }
}
