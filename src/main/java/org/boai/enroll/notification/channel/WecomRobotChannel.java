package org.boai.enroll.notification.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.boai.enroll.kernel.InvalidValue;
import org.boai.enroll.platform.OutboundFailure;
import org.boai.enroll.platform.OutboundHttp;
import org.boai.enroll.platform.OutboundHttp.Call;
import org.jboss.logging.Logger;

/**
 * A robot in a group of 企业微信. The endpoint's address is the robot's key: who has it can speak in the group, so it is
 * never logged. There is no identity of messages: one whose fate is unknown is sent again, and a second one in a group
 * disturbs little. At most 20 a minute for one robot, hence what follows the first is gathered for a minute.
 *
 * @see WecomVerdicts what the answers mean
 */
@ApplicationScoped
public class WecomRobotChannel implements Channel {
    private static final Logger LOG = Logger.getLogger(WecomRobotChannel.class);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern WHOLE =
            Pattern.compile("https://qyapi\\.weixin\\.qq\\.com/cgi-bin/webhook/send\\?key=([^&#]+)");

    private final OutboundHttp http;
    private final WecomConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    WecomRobotChannel(OutboundHttp http, WecomConfig config, ObjectMapper json, Clock clock) {
        this.http = http;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    /** The key alone, in lower case, of what a steward copied: the key, or the whole address that the platform shows. */
    public static String normalize(String copied) {
        String text = copied.strip();
        Matcher whole = WHOLE.matcher(text);
        return (whole.matches() ? whole.group(1) : text).toLowerCase(Locale.ROOT);
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.WECOM_ROBOT;
    }

    @Override
    public Pace pace() {
        return Pace.gathered(WINDOW);
    }

    @Override
    public void check(ChannelSettings settings) {
        var check = new SettingsCheck(settings);
        check.addresses(WecomRobotChannel::key);
        check.finish();
    }

    private static String key(String address) {
        String key = normalize(address);
        if (!KEY.matcher(key).matches()) {
            throw new InvalidValue("wecom-key");
        }
        return key;
    }

    @Override
    public Uni<Verdict> send(Message message, Endpoint endpoint) {
        return Uni.createFrom()
                .deferred(() -> http.send(call(message, endpoint)))
                .map(reply -> WecomVerdicts.of(reply, json, clock.instant()))
                .onFailure(OutboundFailure.class)
                .recoverWithItem(failure -> Verdict.later(failure.perhapsArrived() ? "no-answer" : "unreachable"))
                .onFailure(InvalidValue.class)
                .recoverWithItem(Verdict.permanent("settings-invalid"))
                .onFailure()
                .invoke(failure -> LOG.errorf("Robot %s: %s", endpoint.id(), failure.getClass()))
                .onFailure()
                .recoverWithItem(Verdict.later("failed"));
    }

    private Call call(Message message, Endpoint endpoint) {
        URI uri = URI.create(config.url() + "/cgi-bin/webhook/send?key=" + key(endpoint.address()));
        var said = new Said("markdown", new Content(WecomMarkdown.of(message)));
        return Call.post(uri, Map.of("content-type", "application/json", "user-agent", "boai-enroll"), written(said));
    }

    /** What the robot is to say, as the platform reads it. */
    record Said(String msgtype, Content markdown) {}

    /** Its words. */
    record Content(String content) {}

    private String written(Said said) {
        try {
            return json.writeValueAsString(said);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts", e);
        }
    }
}
