package org.boai.enroll.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.stream.Stream;
import org.boai.enroll.Codes;
import org.boai.enroll.browser.Phone.Style;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.ProofRequired;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The way from the answers over the phone to the receipt, where phones must be proved. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
@QuarkusTestResource(value = ProofRequired.class, restrictToAnnotatedClass = true)
class ProofPagesIT {
    @TestHTTPResource("/")
    URI server;

    static Stream<Style> styles() {
        Style proof = Style.of("proof", 320, 568);
        return Stream.of(proof, proof.withoutScript(), proof.large());
    }

    @ParameterizedTest
    @MethodSource("styles")
    void aCodeByTextMessageIsTheLastStep(Style style) {
        PhoneProofs.listen();
        String code = Codes.poster();
        try (var phone = new Phone(URI.create(server.toString().replaceFirst("/$", "")), style)) {
            var citizen = new Citizen(phone, code).answersAll();
            citizen.press();
            Questions.answer(phone.page());
            phone.look("question");
            citizen.press();
            phone.page().waitForSelector("#code");
            phone.look("code");
            phone.page().fill("#code", "12");
            citizen.press();
            phone.page().waitForSelector(".summary");
            phone.look("code-wrong");
            phone.page().reload();
            phone.page().fill("#code", PhoneProofs.code(citizen.number()));
            citizen.sends();
        }
        assertThat(Database.count("SELECT count(*) FROM applications WHERE code = ?", code))
                .isOne();
    }
}
