package org.boai.enroll.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A workbook that says whose it is and never computes. */
class MemberExportSheetTest {
    static Map<String, String> parts(byte[] book) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(book))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    @Test
    void everySheetSaysWhoTookItAway() throws IOException {
        var sheet = new MemberExportSheet("n-1", "由 a&b 导出", List.of("姓名"));
        var all = new ByteArrayOutputStream();
        sheet.add(List.of("王*明"));
        all.write(sheet.take());
        sheet.add(List.of("李*"));
        all.write(sheet.finish());

        var parts = parts(all.toByteArray());
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
    void whatCouldBeAFormulaIsText(String text) throws IOException {
        var sheet = new MemberExportSheet("n", "w", List.of("h"));
        sheet.add(List.of(text));

        assertThat(MemberExportSheet.guarded(text)).isEqualTo("'" + text);
        assertThat(parts(sheet.finish()).get("xl/worksheets/sheet1.xml"))
                .doesNotContain("<f>")
                .contains("t=\"inlineStr\"")
                .containsPattern("<t[^>]*>'");
    }

    @Test
    void otherTextStaysAsItIs() {
        assertThat(MemberExportSheet.guarded("a=b")).isEqualTo("a=b");
        assertThat(MemberExportSheet.guarded("")).isEmpty();
    }
}
