package org.boai.enroll.notification.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.boai.enroll.kernel.InvalidValue;
import org.boai.enroll.platform.AddressGuard;
import org.boai.enroll.platform.AddressRefused;
import org.boai.enroll.platform.OutboundFailure;
import org.boai.enroll.platform.OutboundHttp;
import org.boai.enroll.platform.OutboundHttp.Call;
import org.jboss.logging.Logger;

/**
 * JSON to an address that a steward gave, signed as Standard Webhooks demands: {@code webhook-id} is the message's and
 * the same whenever it is tried again, {@code webhook-timestamp} is of each attempt, {@code webhook-signature} covers
 * both and the body. Secrets: {@code secret}, and while it is being replaced {@code previousSecret}: then there are two
 * signatures, and a receiver with either of the two is content.
 *
 * @see WebhookVerdicts what the answers mean
 */
@ApplicationScoped
public class WebhookChannel implements Channel {
    private static final Logger LOG = Logger.getLogger(WebhookChannel.class);
    private static final int AT_ONCE = 8;
    private static final String SECRET = "secret";
    private static final String PREVIOUS = "previousSecret";

    private final OutboundHttp http;
    private final AddressGuard guard;
    private final ObjectMapper json;
    private final Clock clock;

    WebhookChannel(OutboundHttp http, AddressGuard guard, ObjectMapper json, Clock clock) {
        this.http = http;
        this.guard = guard;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.WEBHOOK;
    }

    @Override
    public Pace pace() {
        return Pace.each(AT_ONCE);
    }

    @Override
    public Set<String> destinations() {
        return Set.of(ADDRESS);
    }

    @Override
    public void check(ChannelSettings settings) {
        var check = new SettingsCheck(settings);
        check.secret(SECRET, WebhookSecret::of);
        if (settings.secrets().get(PREVIOUS) != null) {
            check.secret(PREVIOUS, WebhookSecret::of);
        }
        check.addresses(this::checkAddress);
        check.finish();
    }

    private void checkAddress(String address) {
        try {
            guard.read(address);
        } catch (AddressRefused refused) {
            throw new InvalidValue(
                    switch (refused.reason()) {
                        case SCHEME -> "webhook-address-https";
                        case PORT -> "webhook-address-port";
                        case NOT_PUBLIC -> "webhook-address-public";
                        case SHAPE, UNKNOWN_NAME -> "webhook-address-shape";
                    });
        }
    }

    @Override
    public Uni<Verdict> send(Message message, Endpoint endpoint) {
        return Uni.createFrom()
                .deferred(() -> sent(message, endpoint))
                .onFailure(AddressRefused.class)
                .recoverWithItem(WebhookVerdicts::ofRefusal)
                .onFailure(OutboundFailure.class)
                .recoverWithItem(WebhookVerdicts::ofSilence)
                .onFailure(InvalidValue.class)
                .recoverWithItem(Verdict.permanent("settings-invalid"))
                .onFailure()
                .invoke(failure -> LOG.errorf("Webhook %s: %s", endpoint.id(), failure.getClass()))
                .onFailure()
                .recoverWithItem(Verdict.later("failed"));
    }

    private Uni<Verdict> sent(Message message, Endpoint endpoint) {
        URI uri = guard.read(endpoint.address());
        return guard.require(uri)
                .chain(address -> http.send(signed(message, endpoint, uri).pinnedTo(address)))
                .map(reply -> WebhookVerdicts.of(reply, clock.instant()));
    }

    /** Built when it goes out, so that its time is the attempt's. */
    private Call signed(Message message, Endpoint endpoint, URI uri) {
        String id = message.id().toString();
        var attempt = clock.instant();
        String body = written(message);
        String signatures = Stream.of(SECRET, PREVIOUS)
                .map(endpoint.secrets()::get)
                .filter(secret -> secret != null && !secret.isEmpty())
                .map(secret -> WebhookSecret.of(secret).sign(id, attempt, body))
                .collect(Collectors.joining(" "));
        if (signatures.isEmpty()) {
            throw new InvalidValue("webhook-secret");
        }
        return Call.post(uri, headers(id, Long.toString(attempt.getEpochSecond()), signatures), body);
    }

    private static Map<String, String> headers(String id, String seconds, String signatures) {
        return Map.of(
                "webhook-id", id,
                "webhook-timestamp", seconds,
                "webhook-signature", signatures,
                "content-type", "application/json",
                "user-agent", "boai-enroll");
    }

    private String written(Message message) {
        try {
            return json.writeValueAsString(WebhookBody.of(message));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts and numbers", e);
        }
    }
}
