package org.boai.enroll.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stewards write as HTML, and what is left of it. */
class RichTextTest {
    private static final int MOST = 10_000;

    @Test
    void keepsParagraphsListsAndLinks() {
        assertThat(RichText.sanitized("<h3>急救</h3><p>请带<strong>身份证</strong></p><ul><li>一</li></ul>", MOST))
                .isEqualTo("<h3>急救</h3><p>请带<strong>身份证</strong></p><ul><li>一</li></ul>");
        assertThat(RichText.sanitized("<a href=\"https://www.redcross.org.cn/\" target=\"_top\">总会</a>", MOST))
                .contains("href=\"https://www.redcross.org.cn/\"", "rel=\"nofollow noopener noreferrer\"")
                .doesNotContain("target");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "字<script>alert(1)</script>",
                "字<img src=x onerror=alert(1)>",
                "<p onclick=\"alert(1)\">字</p>",
                "<a href=\"javascript:alert(1)\">字</a>",
                "<a href=\"data:text/html,alert(1)\">字</a>",
                "<style>p{background:url(//x)}</style>字",
                "<svg/onload=alert(1)>字",
                "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>字",
                "<form action=\"//x\"><button>字</button></form>"
            })
    void nothingThatActsIsLeft(String raw) {
        String clean = RichText.sanitized(raw, MOST);

        assertThat(clean).contains("字").doesNotContain("alert", "//x", "<form", "<style", "<svg", "onclick");
        assertThat(RichText.sanitized(clean, MOST)).isEqualTo(clean);
    }

    /** In a feed, what is relative would lead to somewhere on the reader's own site. */
    @ParameterizedTest
    @ValueSource(strings = {"/logout", "//example.org/", "?x=1", "logout", "https:///", " /x"})
    void linksAreOfWholeAddresses(String address) {
        assertThat(RichText.sanitized("<p><a href=\"" + address + "\">字</a></p>", MOST))
                .isEqualTo("<p>字</p>");
        assertThat(RichText.sanitized("<a href=\"tel:0571-12345678\">字</a>", MOST))
                .contains("tel:0571-12345678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202E", "&#x202e;", "\u2066", "\u200B", "\uFEFF", "&#xFEFF;", "&#65279;"})
    void whatTurnsOrSplitsATextIsTakenAway(String unseen) {
        assertThat(RichText.sanitized("<p>请穿" + unseen + "鞋</p>", MOST)).isEqualTo("<p>请穿鞋</p>");
    }

    @Test
    void aTextOfNothingIsNone() {
        assertThatThrownBy(() -> RichText.sanitized("<p> </p><script>x</script>", MOST))
                .hasMessageContaining("text-blank");
        assertThatThrownBy(() -> RichText.sanitized("字".repeat(11), 10)).hasMessageContaining("text-too-long");
    }

    @Test
    void readsAsPlainTextToo() {
        assertThat(RichText.plain(RichText.sanitized("<p>一 &amp; 二</p><p>三<br>四</p>", MOST)))
                .isEqualTo("一 & 二\n三\n四");
    }
}
