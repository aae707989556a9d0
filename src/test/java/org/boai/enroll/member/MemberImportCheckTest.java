package org.boai.enroll.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.member.MemberImportPlaces.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one row of a list says, or what is wrong with it. */
class MemberImportCheckTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final UUID SHANGBAO = UUID.fromString("01900000-0000-7000-8000-000000000002");
    private static final MemberImportPlaces PLACES = new MemberImportPlaces(
            List.of(
                    new Place(SHANGBAO, "VILLAGE", "ACTIVE", "330106", "省/市/区/北山/上保"),
                    new Place(UUID.randomUUID(), "VILLAGE", "ACTIVE", "330106", "省/市/区/北山/新村"),
                    new Place(UUID.randomUUID(), "VILLAGE", "ACTIVE", "330106", "省/市/区/西溪/新村"),
                    new Place(UUID.randomUUID(), "VILLAGE", "PREPARING", "330106", "省/市/区/北山/筹备"),
                    new Place(UUID.randomUUID(), "GROUP", "ACTIVE", "330106", "省/市/区/北山/小组")),
            Map.of("330106002051", 7L));

    private static MemberImportGiven row(String column, String value) {
        Map<MemberImportColumn, String> good = Map.of(
                MemberImportColumn.NAME, "王小明",
                MemberImportColumn.PHONE, "13800138000",
                MemberImportColumn.BIRTH_DATE, "1990-01-01",
                MemberImportColumn.ORGANIZATION, "北山/上保",
                MemberImportColumn.JOINED_ON, "2019-05-01");
        return MemberImportColumn.given(one -> one.key().equals(column) ? value : good.get(one));
    }

    private static MemberImportCheck.Outcome check(String column, String value) {
        return MemberImportCheck.of(ID, row(column, value), PLACES, TODAY);
    }

    @ParameterizedTest
    @CsvSource({
        "name,,text-blank",
        "name,王3,name-character",
        "phone,,text-blank",
        "phone,1.38E+10,number-scientific",
        "phone,1380013800,phone-invalid",
        "birthDate,,birth-date-required",
        "birthDate,01/02/1990,date-not-readable",
        "birthDate,1990-02-30,date-not-readable",
        "birthDate,32874,date-serial",
        "birthDate,2027-01-01,birth-date-impossible",
        "documentNumber,3.30106E+17,number-scientific",
        "documentNumber,330106199001010019,identity-checksum",
        "kind,CORPORATE,kind-not-of-a-person",
        "organization,,text-blank",
        "organization,无此社区,organization-unknown",
        "organization,新村,organization-ambiguous",
        "organization,筹备,organization-not-active",
        "organization,小组,organization-not-active",
        "joinedOn,,text-blank",
        "joinedOn,2026-11-27,date-in-the-future",
        "joinedOn,1989-12-31,joined-impossible",
        "legacyNumber,3.30E+15,number-scientific",
        "residence,330106,residence-unknown"
    })
    void saysWhatIsWrongAndNeverTheValue(String column, String value, String code) {
        var outcome = check(column, value);

        assertThat(outcome.person()).isNull();
        assertThat(outcome.findings()).singleElement().satisfies(found -> {
            assertThat(found.column().key()).isEqualTo(column);
            assertThat(found.code()).isEqualTo(code);
            for (Language language : Language.values()) {
                assertThat(found.message(language)).isNotEqualTo(code);
                if (value != null) {
                    assertThat(found.message(language)).doesNotContain(value.length() > 8 ? value : value + "的");
                }
            }
        });
        assertThat(MemberImportFinding.read(MemberImportFinding.text(outcome.findings())))
                .isEqualTo(outcome.findings());
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        var nothing = MemberImportColumn.given(column -> null);

        assertThat(MemberImportCheck.of(ID, nothing, PLACES, TODAY).findings())
                .extracting(finding -> finding.column().key())
                .containsExactly("name", "phone", "birthDate", "organization", "joinedOn");
    }

    @ParameterizedTest
    @CsvSource({
        "phone,１３８００１３８０００",
        "phone,+86 138-0013-8000",
        "birthDate,1990/1/1",
        "birthDate,1990年1月1日",
        "birthDate,１９９０-０１-０１",
        "joinedOn,20190501",
        "joinedOn,2019.5.1",
        "organization,省 / 市 / 区 / 北山 / 上保",
        "organization,01900000-0000-7000-8000-000000000002",
        "organization,上保"
    })
    void readsWhatIsOnlyDressedUp(String column, String value) {
        var person = check(column, value).person();

        assertThat(person.person().phone().value()).isEqualTo("13800138000");
        assertThat(person.person().birthDate()).isEqualTo("1990-01-01");
        assertThat(person.joinedOn()).isEqualTo("2019-05-01");
        assertThat(person.organizationId()).isEqualTo(SHANGBAO);
    }

    @ParameterizedTest
    @CsvSource({"kind,,ADULT", "kind,青少年会员,YOUTH", "birthDate,2012-01-01,YOUTH", "birthDate,2008-11-26,ADULT"})
    void theKindIsSaidOrFollowsFromTheAge(String column, String value, MemberKind kind) {
        assertThat(check(column, value).person().kind()).isEqualTo(kind);
    }

    @Test
    void aDocumentBringsItsBirthDateAndMustAgreeWithAnother() {
        var given = MemberImportColumn.given(column -> switch (column) {
            case DOCUMENT_NUMBER -> "11010519491231002x";
            case BIRTH_DATE -> null;
            default -> column == MemberImportColumn.KIND ? null : cell(column);
        });

        assertThat(MemberImportCheck.of(ID, given, PLACES, TODAY)
                        .person()
                        .person()
                        .birthDate())
                .isEqualTo("1949-12-31");
        assertThat(check("documentNumber", "11010519491231002X").findings())
                .containsExactly(new MemberImportFinding(MemberImportColumn.BIRTH_DATE, "birth-date-mismatch"));
    }

    private static String cell(MemberImportColumn column) {
        return switch (column) {
            case NAME -> "王小明";
            case PHONE -> "13800138000";
            case ORGANIZATION -> "上保";
            case JOINED_ON -> "2019-05-01";
            default -> null;
        };
    }

    @Test
    void aForeignersDocumentIsNoMembers() {
        var given = MemberImportColumn.given(column -> switch (column) {
            case DOCUMENT_TYPE -> "护照";
            case DOCUMENT_NUMBER -> "G12345678";
            case BIRTH_DATE -> "1990-01-01";
            default -> cell(column);
        });

        assertThat(MemberImportCheck.of(ID, given, PLACES, TODAY).findings())
                .containsExactly(new MemberImportFinding(MemberImportColumn.DOCUMENT_NUMBER, "identity-not-eligible"));
    }

    @Test
    void theMemberToBeFollowsFromImportAndRow() {
        UUID one = MemberImportIds.of(ID, 1, 2);

        assertThat(one).isEqualTo(MemberImportIds.of(ID, 1, 2)).isNotEqualTo(MemberImportIds.of(ID, 2, 1));
        assertThat(one.version()).isEqualTo(7);
        assertThat(one.variant()).isEqualTo(2);
        assertThat(one.getMostSignificantBits() >>> 16).isEqualTo(ID.getMostSignificantBits() >>> 16);
    }
}
