package org.boai.enroll.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationTest {

    private static final String[] CODES = {
        "text-lone-surrogate",
        "text-control-character",
        "text-bidi-character",
        "text-invisible-character",
        "text-blank",
        "text-too-long",
        "name-character",
        "phone-digits",
        "phone-invalid",
        "phone-not-a-person",
        "identity-digits",
        "identity-fifteen-digits",
        "identity-checksum",
        "identity-birth-date",
        "identity-length",
        "identity-type",
        "identity-shape"
    };

    private static ValidatorFactory factory;
    private static Validator validator;

    record Form(@ValidPersonName String name, @ValidMobileNumber String phone, @ValidPlainText(max = 3) String note) {}

    record Phones(List<@ValidMobileNumber String> numbers) {}

    @BeforeAll
    static void open() {
        factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory();
        validator = factory.getValidator();
    }

    @AfterAll
    static void close() {
        factory.close();
    }

    @Test
    void letsNullAndValidValuesPass() {
        assertThat(validator.validate(new Form(null, null, null))).isEmpty();
        assertThat(validator.validate(new Form("买买提•艾力", "+86 138 0013 8000", "𠮷𠮷𠮷")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "name, <王>, name-character",
        "name, '', text-blank",
        "name, 王\u200B明, text-invisible-character",
        "phone, １３８００１３８０００, phone-digits",
        "phone, 14000000000, phone-not-a-person",
        "phone, '', phone-invalid",
        "note, 四个汉字, text-too-long",
        "note, \u202E字, text-bidi-character"
    })
    void saysWhichRuleIsBrokenInASentence(String field, String raw, String code) {
        Set<ConstraintViolation<Form>> violations = validator.validate(formWith(field, raw));

        assertThat(violations).singleElement().satisfies(violation -> {
            assertThat(violation.getPropertyPath()).hasToString(field);
            assertThat(violation.getMessageTemplate()).isEqualTo("{" + code + "}");
            assertThat(violation.getMessage())
                    .isEqualTo(ResourceBundle.getBundle("ValidationMessages").getString(code));
        });
    }

    @Test
    void checksElementsOfAList() {
        assertThat(validator.validate(new Phones(List.of("13800138000", "1"))))
                .singleElement()
                .extracting(ConstraintViolation::getMessageTemplate)
                .isEqualTo("{phone-invalid}");
    }

    @Test
    void hasAChineseSentenceForEveryCode() throws IOException {
        assertThat(sentences("/ValidationMessages.properties"))
                .containsKeys((Object[]) CODES)
                .allSatisfy((code, sentence) -> assertThat((String) sentence).matches("\\p{IsHan}.*。|[0-9]+ 位.*。"));
    }

    @Test
    void hasAnEnglishSentenceForEveryCode() throws IOException {
        assertThat(sentences("/ValidationMessages_en.properties"))
                .containsKeys((Object[]) CODES)
                .allSatisfy((code, sentence) -> assertThat((String) sentence).matches("[A-Z][\\x20-\\x7E]*\\."));
    }

    @Test
    void hasTheSameCodesInBothLanguages() throws IOException {
        assertThat(sentences("/ValidationMessages.properties").keySet())
                .isEqualTo(sentences("/ValidationMessages_en.properties").keySet());
    }

    private static Form formWith(String field, String raw) {
        return switch (field) {
            case "name" -> new Form(raw, null, null);
            case "phone" -> new Form(null, raw, null);
            default -> new Form(null, null, raw);
        };
    }

    private static Properties sentences(String resource) throws IOException {
        Properties sentences = new Properties();
        try (InputStream bytes = ValidationTest.class.getResourceAsStream(resource);
                Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            sentences.load(text);
        }
        return sentences;
    }
}
