package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.receipt;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name is kept as its owner writes it: at least fifty code points, all of GB 18030 (民委发〔2016〕33号). */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class NamesIT {
    @Inject
    FieldCipher cipher;

    /** The last ones: fifty ideographs of plane 2, one that this Java does not know yet, an accent that is not composed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "买买提·艾力",
                "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷·𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷",
                "王\uD884\uDF50",
                "Andre\u0301 O'Neil-Li"
            })
    void isKeptByteForByte(String name) {
        assertThat(name.codePointCount(0, name.length())).isLessThanOrEqualTo(50);
        var application = Applications.adult(Codes.poster());
        application.put("fullName", name);
        String receipt = receipt(application);

        UUID id = Database.applicationOf(receipt);
        byte[] sealed = Database.one(byte[].class, "SELECT full_name FROM applications WHERE id = ?", id);
        assertThat(cipher.open(Field.FULL_NAME, id, sealed)).isEqualTo(name);
        UUID member = Database.memberOf(receipt);
        byte[] registered = Database.one(byte[].class, "SELECT full_name FROM members WHERE id = ?", member);
        assertThat(cipher.open(Field.FULL_NAME, member, registered)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"𠮷·𠮷", "𠮷明𠮷"})
    void isMaskedByCodePointsNotByHalves(String name) {
        var application = Applications.adult(Codes.poster());
        application.put("fullName", name);
        UUID id = Database.applicationOf(receipt(application));
        as("shangbao").get("/api/v1/applications/" + id).then().body("name", equalTo("𠮷*𠮷"));
    }
}
