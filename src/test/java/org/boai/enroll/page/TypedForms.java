package org.boai.enroll.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Drafts as somebody types them. */
final class TypedForms {
    private final Map<String, String> fields = new HashMap<>();
    private List<String> consents = List.of("PRIVACY_POLICY@1", "STATUTES@2.1");

    private TypedForms() {}

    static TypedForms valid() {
        return new TypedForms()
                .with("residence", "330106002051")
                .with("fullName", "买买提·艾力")
                .with("phone", "13800138000")
                .born("1990", "1", "1");
    }

    TypedForms with(String field, String value) {
        fields.put(field, value);
        return this;
    }

    TypedForms born(String year, String month, String day) {
        return with("birthYear", year).with("birthMonth", month).with("birthDay", day);
    }

    TypedForms expecting(String organization) {
        return with("expectedOrganizationId", organization);
    }

    TypedForms consenting(List<String> names) {
        consents = names;
        return this;
    }

    Draft build() {
        String background = fields.get("backgrounds");
        return new Draft(
                "0190b0a0-0000-7000-8000-000000000000",
                new TypedWho(fields.get("fullName"), fields.get("phone"), null),
                new TypedPlace(fields.get("residence"), fields.get("affiliation")),
                new TypedDetails(
                        fields.get("birthYear"),
                        fields.get("birthMonth"),
                        fields.get("birthDay"),
                        fields.get("documentType"),
                        fields.get("documentNumber"),
                        background == null ? null : List.of(background),
                        fields.get("guardianName"),
                        fields.get("guardianPhone"),
                        fields.get("guardianRelation"),
                        null),
                new TypedAgreement(null, fields.get("expectedOrganizationId"), consents),
                null,
                null,
                null,
                null,
                0);
    }
}
