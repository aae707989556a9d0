package org.boai.enroll.education;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteCourseTest {
    private static WriteCourse course(String text, String video, List<MemberKind> kinds) {
        return new WriteCourse(" 入会第一课 ", text, video, null, null, null, true, null, kinds);
    }

    @Test
    void storesTextsSanitizedAndDefaults() {
        var checked = course("<p onclick=\"x()\">您好<script>alert(1)</script></p>", "https://v.example.org/一", null)
                .checked();
        assertThat(checked.title()).isEqualTo("入会第一课");
        assertThat(checked.text()).isEqualTo("<p>您好</p>");
        assertThat(checked.videoUrl()).isEqualTo("https://v.example.org/%E4%B8%80");
        assertThat(checked.dueDays()).isEqualTo(14);
        assertThat(checked.open()).isFalse();
        assertThat(checked.attachments()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/",
                "javascript:alert(1)",
                "https:///x",
                "https://u:p@example.org/",
                "//example.org",
                "data:,x",
                "https://exa mple.org",
                ""
            })
    void linksNowhereButToTheWebAndNotInPlain(String url) {
        assertThatThrownBy(() -> course("<p>文</p>", url, null).checked())
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.errors())
                        .extracting("pointer", "code")
                        .containsExactly(org.assertj.core.groups.Tuple.tuple("/videoUrl", "web-address-https")));
    }

    @Test
    void anEntryCourseIsForAllKinds() {
        assertThatThrownBy(() ->
                        course("<p>文</p>", null, List.of(MemberKind.ADULT)).checked())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.errors().get(0).code()).isEqualTo("entry-for-all"));
    }

    @Test
    void aTextOfNothingIsNone() {
        assertThatThrownBy(() -> course("<script>x</script>", null, null).checked())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.errors().get(0).pointer()).isEqualTo("/text"));
    }
}
