package org.boai.enroll.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeChatSignatureTest {
    private static final String TICKET =
            "sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg";
    private static final String NONCE = "Wm3WZYTPz0wzccnW";
    private static final long TIMESTAMP = 1_414_587_457;

    /** The example of WeChat's documentation, and the same without a query. */
    @ParameterizedTest
    @CsvSource({
        "http://mp.weixin.qq.com?params=value, 0f9de62fce790f9a083d5c99e95740ceb90c27ed",
        "http://mp.weixin.qq.com, f4d90daf4b3bca3078ab155816175ba34c443a7b"
    })
    void signsAsWeChatDoes(String url, String signature) {
        assertThat(JsSignature.of("wx", TICKET, NONCE, TIMESTAMP, url))
                .isEqualTo(new JsSignature("wx", TIMESTAMP, NONCE, signature));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.cn/j/1?x=1#part, https://a.cn/j/1?x=1",
        "https://a.cn/j/1#a#b, https://a.cn/j/1",
        "https://a.cn/j/1, https://a.cn/j/1"
    })
    void leavesTheFragmentOut(String url, String signed) {
        assertThat(JsSignature.withoutFragment(url)).isEqualTo(signed);
    }
}
