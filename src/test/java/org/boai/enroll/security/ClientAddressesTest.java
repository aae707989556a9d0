package org.boai.enroll.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a request is counted for. */
class ClientAddressesTest {
    private static LimitsConfig config(String... settings) {
        var builder =
                new SmallRyeConfigBuilder().withMapping(LimitsConfig.class).withValidateUnknown(false);
        for (int i = 0; i < settings.length; i += 2) {
            builder.withDefaultValue(settings[i], settings[i + 1]);
        }
        return builder.build().getConfigMapping(LimitsConfig.class);
    }

    private static String counted(String peer, String forwarded) {
        var addresses = new ClientAddresses(config("boai.limits.trusted-proxies", "10.0.0.0/8, 192.0.2.1,fd00::/8"));
        return ClientAddresses.counted(addresses.client(ClientAddresses.parsed(peer), forwarded));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // nobody of ours stands before it: the header is the client's
                "203.0.113.5 | 198.51.100.1                        | 203.0.113.5",
                "192.0.2.2   | 198.51.100.1                        | 192.0.2.2",
                "10.1.2.3    | 198.51.100.1                        | 198.51.100.1",
                "192.0.2.1   | 198.51.100.1                        | 198.51.100.1",
                // what the client wrote stands to the left of what our proxy added
                "10.1.2.3    | 1.1.1.1, 198.51.100.1               | 198.51.100.1",
                "10.1.2.3    | 10.9.9.9, 198.51.100.1              | 198.51.100.1",
                "10.1.2.3    | 1.1.1.1, 198.51.100.1, 10.0.0.9     | 198.51.100.1",
                "10.1.2.3    | 198.51.100.1:4711                   | 198.51.100.1",
                "10.1.2.3    | [2001:db8::1]:4711                  | 2001:db8:0:0:0:0:0:0/64",
                "10.1.2.3    | for=198.51.100.1;proto=https        | 198.51.100.1",
                "10.1.2.3    | proto=https;For=\"[2001:db8::1]:47\"| 2001:db8:0:0:0:0:0:0/64",
                // unreadable: the last one that is known
                "10.1.2.3    | unknown                             | 10.1.2.3",
                "10.1.2.3    | example.org                         | 10.1.2.3",
                "10.1.2.3    | ''                                  | 10.1.2.3",
                "10.1.2.3    | 198.51.100.1, _hidden, 10.0.0.9     | 10.0.0.9",
                "fd00::7     | 198.51.100.1                        | 198.51.100.1",
            })
    void theRightmostThatIsNoProxyOfOurs(String peer, String forwarded, String client) {
        assertThat(counted(peer, forwarded)).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2:ffff::1, 2001:db8:1:2:0:0:0:0/64",
        "::ffff:203.0.113.5, 203.0.113.5",
        "203.0.113.5, 203.0.113.5",
    })
    void anIpv6NetworkIsOneAddress(String address, String counted) {
        assertThat(ClientAddresses.counted(ClientAddresses.parsed(address))).isEqualTo(counted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.org", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/-1", ""})
    void aProxyThatIsNoAddressIsRefusedAtTheStart(String proxy) {
        assertThatThrownBy(() -> new ClientAddresses(config("boai.limits.trusted-proxies", "10.0.0.1," + proxy + " ")))
                .hasMessageContaining("trusted-proxies");
    }

    @Test
    void withoutProxiesNoHeaderIsRead() {
        var addresses = new ClientAddresses(config());
        assertThat(addresses.client(ClientAddresses.parsed("127.0.0.1"), "198.51.100.1"))
                .hasToString("/127.0.0.1");
    }

    @Test
    void theDefaultsLeaveRoomForTwoHundredPeopleBehindOneAddress() {
        var limits = config();
        assertThat(Limit.changes(limits).most()).isEqualTo(org.boai.enroll.support.PublicLimits.PER_ADDRESS);
        assertThat(Limit.applications(limits).most()).isEqualTo(6000);
        assertThat(Limit.applicationsOfAPhone(limits).most()).isEqualTo(20);
        assertThat(Limit.unknownCodes(limits).most()).isEqualTo(100);
    }
}
