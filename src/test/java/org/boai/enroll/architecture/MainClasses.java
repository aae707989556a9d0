package org.boai.enroll.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The program without its tests, imported once, and short forms of conditions. */
final class MainClasses {
    static final String ROOT = "org.boai.enroll";
    static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ImportOption.DoNotIncludeJars())
            .importPackages(ROOT);

    private MainClasses() {}

    /** The package below the root to which a class belongs, with all that is nested in it; empty for the root itself. */
    static String packageOf(JavaClass type) {
        String below = type.getPackageName().substring(ROOT.length());
        return below.isEmpty() ? "" : below.substring(1).split("\\.", 2)[0];
    }

    static boolean ours(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
    }

    static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(MainClasses::outermost).orElse(type);
    }

    /** Forbids calls, references and field accesses, those inside lambdas included. */
    static ArchCondition<JavaClass> notAccess(String what, Predicate<JavaAccess<?>> forbidden) {
        return condition("not access " + what, (type, report) -> type.getAccessesFromSelf().stream()
                .filter(forbidden)
                .forEach(access -> report.accept(access.getDescription())));
    }

    /** A condition that reports what is wrong with an item, and nothing when all is well. */
    static <T> ArchCondition<T> condition(String text, BiConsumer<T, Consumer<String>> check) {
        return new ArchCondition<>(text) {
            @Override
            public void check(T item, ConditionEvents events) {
                check.accept(item, problem -> events.add(SimpleConditionEvent.violated(item, problem)));
            }
        };
    }
}
