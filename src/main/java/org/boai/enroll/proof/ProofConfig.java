package org.boai.enroll.proof;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;

/** How phones are proved. */
@ConfigMapping(prefix = "boai.proof")
public interface ProofConfig {
    /**
     * Zero bits that a solved puzzle begins with; 0 to 24. Each more doubles the work: 16 are some 65,000 hashes, well
     * under a second on a phone.
     */
    @WithDefault("16")
    @Min(0)
    @Max(24)
    int puzzleBits();

    /** Messages that the whole installation sends in a day at most; then it stops and an alert says so. 1 or more. */
    @WithDefault("20000")
    @Min(1)
    int messagesPerDay();

    /** Proofs asked for from one address in ten minutes; 1 or more. */
    @WithDefault("200")
    @Min(1)
    int perAddress();

    /** And in a day, so that no address spends the budget; 1 or more. */
    @WithDefault("2000")
    @Min(1)
    int perAddressADay();

    Sms sms();

    /** At whose cost and in whose name. */
    interface Sms {
        /** {@code aliyun}, {@code tencent}, or in demonstrations {@code log}, which writes the code into the log. */
        Optional<String> provider();

        /** The approved signature, without brackets. */
        Optional<String> signName();

        /**
         * The approved template: its one variable is {@code code}; it should name the page {@code /not-me}, by which
         * whoever did not ask for it ends a false application (非本人申请请点此).
         */
        Optional<String> template();

        Optional<String> accessKeyId();

        Optional<String> accessKeySecret();

        /** SmsSdkAppId of Tencent. */
        Optional<String> appId();

        /** Of Tencent. */
        @WithDefault("ap-guangzhou")
        String region();
    }
}
