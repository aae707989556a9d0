package org.boai.enroll.education;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class CourseCertificateSheetTest {
    @Test
    void saysWhoWhatWhenAndByWhichEdition() throws IOException {
        var certificate = new CourseCertificate(
                "KC2026000000178", "买买提·艾力", "红十字运动基本知识", 3, "杭州市红十字会", LocalDate.of(2026, 5, 8), 90);
        try (var document = Loader.loadPDF(new CourseCertificateSheet(certificate).pdf())) {
            assertThat(document.getNumberOfPages()).isOne();
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains("结业证明", "买买提·艾力", "2026年5月8日", "《红十字运动基本知识》", "第3版", "90分", "杭州市红十字会", "KC2026000000178");
        }
        assertThat(certificate).hasToString("CourseCertificate[…]");
    }
}
