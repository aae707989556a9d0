package org.boai.enroll.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.boai.enroll.support.Parts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A workbook that says whose it is and never computes. */
class SpreadsheetTest {
    @Test
    void everySheetSaysWhoTookItAway() throws IOException {
        var sheet = new Spreadsheet("名单", "n-1", "由 a&b 导出", List.of("姓名"));
        var all = new ByteArrayOutputStream();
        sheet.add(List.of("王*明"));
        all.write(sheet.take());
        sheet.add(List.of("李*"));
        all.write(sheet.finish());

        var parts = Parts.of(all.toByteArray());
        assertThat(parts.get("xl/worksheets/sheet1.xml"))
                .contains("王*明", "李*", "姓名")
                .containsPattern("oddHeader>[^<]*由 a&amp;&amp;b 导出")
                .containsPattern("oddFooter>[^<]*由 a&amp;&amp;b 导出")
                .containsPattern("r=\"A1\"[^>]*><is><t[^>]*>由 a&amp;b 导出");
        assertThat(parts.get("docProps/core.xml")).contains("n-1");
        assertThat(parts.get("docProps/custom.xml")).contains("exportNumber", "n-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+86", "-1", "@SUM(A1)", "\tx", "\rx"})
    void whatCouldBeAFormulaIsText(String text) {
        var sheet = new Spreadsheet("名单", "n", "w", List.of("h"));
        sheet.add(List.of(text));

        assertThat(Spreadsheet.guarded(text)).isEqualTo("'" + text);
        assertThat(Parts.of(sheet.finish()).get("xl/worksheets/sheet1.xml"))
                .doesNotContain("<f>")
                .contains("t=\"inlineStr\"")
                .containsPattern("<t[^>]*>&apos;");
    }

    @Test
    void otherTextStaysAsItIs() {
        assertThat(Spreadsheet.guarded("a=b")).isEqualTo("a=b");
        assertThat(Spreadsheet.guarded("")).isEmpty();
    }
}
