package org.boai.enroll.notification.channel;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.boai.enroll.kernel.InvalidValue;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PlainText;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.platform.SmsAccount;
import org.boai.enroll.platform.SmsProvider;
import org.boai.enroll.platform.SmsResult;
import org.boai.enroll.platform.SmsSenders;
import org.boai.enroll.platform.SmsText;
import org.boai.enroll.platform.SmsText.Parameter;
import org.jboss.logging.Logger;

/**
 * Text messages to the phones of stewards. Settings: {@code provider} ({@code aliyun}, {@code tencent}, in
 * demonstrations {@code log}), {@code signName}, {@code template}, for Tencent {@code appId} and {@code region}
 * (default {@code ap-guangzhou}), and {@code parameters}: what the approved template has, in its order, of
 * {@code organization}, {@code count} and {@code link} (default all three). Secrets: {@code accessKeyId},
 * {@code accessKeySecret}.
 *
 * <p>Both providers refuse a whole address as a parameter: the template says {@code https://…/} and the parameter
 * {@code link} the rest.
 */
@ApplicationScoped
public class SmsChannel implements Channel {
    private static final Logger LOG = Logger.getLogger(SmsChannel.class);
    private static final Pattern ALIYUN_TEMPLATE = Pattern.compile("SMS_[0-9]{1,20}");
    private static final Pattern TENCENT_TEMPLATE = Pattern.compile("[0-9]{1,20}");
    private static final Pattern APP_ID = Pattern.compile("[0-9]{6,20}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z0-9]+){1,3}");
    /** Each at most once. */
    private static final Pattern PARAMETERS =
            Pattern.compile("(?!.*\\b(\\w+)\\b.*\\b\\1\\b)(organization|count|link)(,(organization|count|link)){0,2}");

    private static final int LONGEST_SIGN_NAME = 20;

    private final SmsSenders senders;

    SmsChannel(SmsSenders senders) {
        this.senders = senders;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.SMS;
    }

    @Override
    public boolean personal() {
        return true;
    }

    @Override
    public Pace pace() {
        return Pace.gathered(Duration.ofMinutes(15));
    }

    @Override
    public Set<String> destinations() {
        return Set.of("provider");
    }

    @Override
    public void check(ChannelSettings settings) {
        var check = new SettingsCheck(settings);
        check.setting("provider", this::requireAllowed);
        check.addresses(MobileNumber::parse);
        SmsProvider provider = SmsProvider.named(settings.settings().get("provider"));
        if (provider == SmsProvider.ALIYUN || provider == SmsProvider.TENCENT) {
            check.setting("signName", name -> PlainText.require(name, LONGEST_SIGN_NAME));
            check.optional("parameters", PARAMETERS, "sms-parameters-unknown");
            check.secret("accessKeyId");
            check.secret("accessKeySecret");
        }
        if (provider == SmsProvider.ALIYUN) {
            check.setting("template", ALIYUN_TEMPLATE, "sms-template-shape");
        }
        if (provider == SmsProvider.TENCENT) {
            check.setting("template", TENCENT_TEMPLATE, "sms-template-shape");
            check.setting("appId", APP_ID, "sms-app-id-shape");
            check.optional("region", REGION, "sms-region-shape");
        }
        check.finish();
    }

    private void requireAllowed(String name) {
        SmsProvider provider = SmsProvider.named(name);
        if (provider == null) {
            throw new InvalidValue("sms-provider-unknown");
        }
        if (!senders.allows(provider)) {
            throw new InvalidValue("sms-provider-demo-only");
        }
    }

    @Override
    public Uni<Verdict> send(Message message, Endpoint endpoint) {
        return Uni.createFrom()
                .deferred(() -> sent(message, endpoint))
                .map(SmsChannel::verdict)
                .onFailure(ProblemException.class)
                .recoverWithItem(Verdict.permanent("settings-invalid"))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.errorf(
                            "endpoint %s: %s", endpoint.id(), failure.getClass().getName());
                    return Verdict.unsure("unexpected");
                });
    }

    /** Checks again: what was inherited may have gone since the settings were kept. */
    private Uni<SmsResult> sent(Message message, Endpoint endpoint) {
        check(new ChannelSettings(endpoint.settings(), endpoint.secrets(), List.of(endpoint.address())));
        SmsAccount account = account(endpoint);
        return senders.of(account.provider())
                .send(account, MobileNumber.parse(endpoint.address()), text(message, endpoint.settings()));
    }

    private static SmsAccount account(Endpoint endpoint) {
        Map<String, String> settings = endpoint.settings();
        return new SmsAccount(
                SmsProvider.named(settings.get("provider")),
                endpoint.secrets().get("accessKeyId"),
                endpoint.secrets().get("accessKeySecret"),
                settings.get("signName"),
                settings.get("template"),
                settings.get("appId"),
                settings.getOrDefault("region", "ap-guangzhou"));
    }

    private static SmsText text(Message message, Map<String, String> settings) {
        int longest = SmsProvider.named(settings.get("provider")).longestParameter();
        var names =
                settings.getOrDefault("parameters", "organization,count,link").split(",");
        return new SmsText(Arrays.stream(names)
                .map(name -> new Parameter(name, value(name, message, longest)))
                .toList());
    }

    private static String value(String name, Message message, int longest) {
        return switch (name) {
            case "organization" -> shortened(message.organization().name(), longest);
            case "count" -> String.valueOf(message.count());
            default -> link(message, longest);
        };
    }

    private static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    /** A link that was cut would lead nowhere: when the one that acknowledges is too long, the inbox must do. */
    private static String link(Message message, int longest) {
        String direct = afterHost(Objects.requireNonNullElse(message.acknowledgmentLink(), message.link()));
        return direct.length() <= longest ? direct : afterHost(message.link());
    }

    private static String afterHost(String link) {
        URI uri = URI.create(link);
        String path = uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
        return path.startsWith("/") && path.length() > 1 ? path.substring(1) : "/";
    }

    private static Verdict verdict(SmsResult result) {
        return switch (result.sort()) {
            case SENT -> Verdict.delivered();
            case REFUSED -> Verdict.permanent(result.code());
            case NUMBER_GONE -> Verdict.gone(result.code());
            case LATER -> Verdict.later(result.code(), result.pause());
            case UNSURE -> Verdict.unsure(result.code());
        };
    }
}
