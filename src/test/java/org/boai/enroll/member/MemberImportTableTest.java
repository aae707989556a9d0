package org.boai.enroll.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as spreadsheets write them. */
class MemberImportTableTest {
    private static final String LIST = "姓名,手机号,所属组织,入会日期,旧会员号\r\n王小明,13800138000,上保社区红十字会,2019-05-01,浙A-001\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16"})
    void readsWhateverASpreadsheetWrites(String charset) {
        var lines = MemberImportTable.lines(MemberImportTable.text(LIST.getBytes(Charset.forName(charset))));

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.line()).isEqualTo(2);
            assertThat(line.given().name()).isEqualTo("王小明");
            assertThat(line.given().legacyNumber()).isEqualTo("浙A-001");
            assertThat(line.given().birthDate()).isNull();
        });
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstHeader() {
        String text = MemberImportTable.text(("\uFEFF" + LIST).getBytes(StandardCharsets.UTF_8));

        assertThat(MemberImportTable.lines(text)).hasSize(1);
    }

    @Test
    void refusesWhatIsNoText() {
        assertThatThrownBy(() -> MemberImportTable.text(new byte[] {(byte) 0xFF, (byte) 0xC0, 0}))
                .isInstanceOf(MemberImportRefused.class);
    }

    @Test
    void quotedFieldsMayHoldSeparatorsQuotesAndLineBreaks() {
        var lines = MemberImportTable.lines(
                "name,phone,organization,joined on,legacy number\n\"王,小明\",1,\"a\nb\",2019-05-01,\"他说\"\"好\"\"\"\n");

        assertThat(lines.get(0).given().name()).isEqualTo("王,小明");
        assertThat(lines.get(0).given().organization()).isEqualTo("a\nb");
        assertThat(lines.get(0).given().legacyNumber()).isEqualTo("他说\"好\"");
    }

    @Test
    void blankLinesCountAndAreNoRows() {
        var lines = MemberImportTable.lines("姓名,手机号,所属组织,入会日期\n,,,\n王小明,1,x,2019-05-01\n");

        assertThat(lines).singleElement().satisfies(line -> assertThat(line.line())
                .isEqualTo(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", ";", ","})
    void knowsItsSeparator(String separator) {
        String text = "姓名,手机号,所属组织,入会日期\n王小明,1,x,2019-05-01\n".replace(",", separator);

        assertThat(MemberImportTable.lines(text).get(0).given().organization()).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "姓名,手机号,所属组织          | joinedOn",
                "姓名,姓名,手机号,所属组织,入会日期  | twice",
                "姓名,手机号,所属组织,入会日期,星座  | not known",
                "''                    | missing"
            })
    void saysWhatIsWrongWithTheHeaders(String headers, String said) {
        assertThatThrownBy(() -> MemberImportTable.lines(headers + "\n"))
                .isInstanceOf(MemberImportRefused.class)
                .hasMessageContaining(said);
    }

    @Test
    void aLineThatFallsApartIsNotTrusted() {
        var lines = MemberImportTable.lines("姓名,手机号,所属组织,入会日期\n王,小明,13800138000,x,2019-05-01\n");

        assertThat(lines.get(0).given().name()).isNull();
    }

    @Test
    void aQuoteWithoutEndQuotesNobody() {
        assertThatThrownBy(() -> MemberImportTable.lines("姓名,手机号,所属组织,入会日期\n\"王小明,1,x,2019\n"))
                .isInstanceOf(MemberImportRefused.class)
                .hasMessageNotContaining("王小明");
    }
}
