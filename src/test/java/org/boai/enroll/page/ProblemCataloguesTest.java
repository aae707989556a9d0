package org.boai.enroll.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.boai.enroll.code.CodeProblem;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ProblemType;
import org.junit.jupiter.api.Test;

class ProblemCataloguesTest {
    @Test
    void listsEveryCatalogueOfTheProgram() {
        var onTheClassPath = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.boai.enroll")
                        .stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(ProblemType.class))
                        .map(JavaClass::getFullName)
                        .toList();

        assertThat(ProblemCatalogues.ALL)
                .extracting(Class::getName)
                .containsExactlyInAnyOrderElementsOf(onTheClassPath);
    }

    @Test
    void findsAProblemByItsSlug() {
        assertThat(ProblemCatalogues.require("code-expired")).isEqualTo(CodeProblem.CODE_EXPIRED);
    }

    @Test
    void knowsNoProblemThatNobodyHas() {
        assertThatThrownBy(() -> ProblemCatalogues.require("no-such-thing"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("not-found");
    }
}
