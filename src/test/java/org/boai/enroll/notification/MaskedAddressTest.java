package org.boai.enroll.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.boai.enroll.notification.channel.ChannelKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedAddressTest {
    @ParameterizedTest
    @CsvSource({
        "SMS, 13800138000, 138****8000",
        "SMS, +8613800138000, +86138****8000",
        "SMS, 10086, ****",
        "EMAIL, june@example.org, j***@example.org",
        "EMAIL, no-mailbox, ****",
        "WEBHOOK, https://user:pass@hooks.example.org:8443/in?key=secret, hooks.example.org",
        "WEBHOOK, not an address, ****",
        "WECOM_ROBOT, 693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa, ****5aaa",
        "WECOM_ROBOT, short, ****"
    })
    void showsEnoughToRecognizeAndTooLittleToUse(ChannelKind kind, String address, String shown) {
        assertThat(MaskedAddress.of(kind, address)).isEqualTo(shown);
    }
}
