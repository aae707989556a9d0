package org.boai.enroll.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The examples of the providers' own pages, to the last digit. */
class SignaturesTest {
    /** help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature, its example with fixed values. */
    @Test
    void signsAliyunsExample() {
        var request = new AliyunRequest(
                "ecs.cn-shanghai.aliyuncs.com",
                "RunInstances",
                "2014-05-26",
                new TreeMap<>(Map.of(
                        "RegionId", "cn-shanghai", "ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd")),
                Instant.parse("2023-10-26T10:22:32Z"),
                "3156853299f313e23d1673dc12e1703d");

        assertThat(request.signedWith("YourAccessKeyId", "YourAccessKeySecret"))
                .containsEntry(
                        "Authorization",
                        "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;"
                                + "x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,"
                                + "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0")
                .containsEntry("x-acs-date", "2023-10-26T10:22:32Z")
                .doesNotContainKey("host");
    }

    /** cloud.tencent.com/document/api/213/30654, whose secrets end in asterisks. */
    @Test
    void signsTencentsExample() {
        var request = new TencentRequest(
                "cvm.tencentcloudapi.com",
                "cvm",
                "DescribeInstances",
                "2017-03-12",
                "ap-guangzhou",
                "{\"Limit\": 1, \"Filters\": [{\"Values\": [\"\\u672a\\u547d\\u540d\"], \"Name\": \"instance-name\"}]}",
                Instant.ofEpochSecond(1_551_113_065));

        assertThat(request.signedWith("AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******", "Gu5t9xGARNpq86cd98joQYCN3*******"))
                .containsEntry(
                        "Authorization",
                        "TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******/2019-02-25/cvm/tc3_request, "
                                + "SignedHeaders=content-type;host, "
                                + "Signature=2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c")
                .containsEntry("X-TC-Timestamp", "1551113065");
    }

    @Test
    void encodesWhatAFormWouldWriteOtherwise() {
        var request = new AliyunRequest("h", "A", "V", new TreeMap<>(Map.of("a", "红 十*字~+/")), Instant.EPOCH, "n");

        assertThat(request.query()).isEqualTo("a=%E7%BA%A2%20%E5%8D%81%2A%E5%AD%97~%2B%2F");
    }
}
