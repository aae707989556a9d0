package org.boai.enroll.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostAppTest {
    @ParameterizedTest
    @CsvSource({
        "WECHAT, 'Mozilla/5.0 (Linux; Android 9) Chrome/116.0.0.0 XWEB/1160065 MicroMessenger/8.0.47', 微信",
        "WECHAT, 'Mozilla/5.0 (iPhone) MicroMessenger/8.0.49 miniProgram/wx0', 微信",
        "WECOM, 'Mozilla/5.0 (Linux; Android 12) wxwork/4.1.22 MicroMessenger/7.0.1', 企业微信",
        "ALIPAY, 'Mozilla/5.0 (Linux; U; Android 10) UCBS/3.22 AliApp(AP/10.5.0) AlipayClient/10.5.0', 支付宝",
        "DINGTALK, 'Mozilla/5.0 (Linux; Android 10) AliApp(DingTalk/6.5.30)', 钉钉",
        "ZHEZHENGDING, 'Mozilla/5.0 (Linux; Android 10) AliApp(DingTalk/2.9.0) TaurusApp/2.9.0', 浙政钉",
        "ZHELIBAN, 'Mozilla/5.0 (Linux; Android 10) dtdreamweb/7.4.0', 浙里办"
    })
    void isToldByItsName(HostApp app, String agent, String called) {
        assertThat(HostApp.of(agent)).isEqualTo(app);
        assertThat(app.called()).isEqualTo(called);
        assertThat(app.inApp()).isTrue();
    }

    @Test
    void aBrowserIsNoApp() {
        assertThat(HostApp.of(null)).isEqualTo(HostApp.OTHER);
        assertThat(HostApp.of("Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0").inApp())
                .isFalse();
        assertThat(HostApp.OTHER.called()).isNull();
    }
}
