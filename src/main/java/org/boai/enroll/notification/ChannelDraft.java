package org.boai.enroll.notification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.notification.SetChannel.SetEndpoint;
import org.boai.enroll.notification.channel.ChannelKind;
import org.boai.enroll.notification.channel.Layers;
import org.boai.enroll.notification.channel.Layers.Layer;
import org.boai.enroll.notification.channel.WebhookSecret;

/**
 * What a channel becomes: the request applied to what is stored, before an adapter has checked it.
 *
 * @param id              the channel's, new when there was none
 * @param secrets         all of them, those that were kept included
 * @param endpoints       all that stay or come, in the order of the request
 * @param added           those of them that are new
 * @param generatedSecret made here because none was given, or null
 */
record ChannelDraft(
        UUID id,
        SetChannel request,
        Lineage lineage,
        Map<String, String> secrets,
        List<StoredEndpoint> endpoints,
        Set<UUID> added,
        String generatedSecret) {
    /** What a webhook is signed with (Standard Webhooks). */
    static final String WEBHOOK_SECRET = "secret";

    /** @throws ProblemException {@code request-invalid} when endpoints or secrets do not fit what is stored */
    static ChannelDraft of(ChannelKind kind, SetChannel request, Lineage lineage, List<StoredEndpoint> stored) {
        UUID id = lineage.own() == null ? Ids.next() : lineage.own().id();
        Map<String, String> secrets = secrets(request, lineage);
        String generated = null;
        if (kind == ChannelKind.WEBHOOK && lineage.own() == null && !secrets.containsKey(WEBHOOK_SECRET)) {
            generated = WebhookSecret.generate();
            secrets.put(WEBHOOK_SECRET, generated);
        }
        var endpoints = endpoints(request, stored);
        Set<UUID> known = stored.stream().map(StoredEndpoint::id).collect(Collectors.toSet());
        Set<UUID> added = endpoints.stream()
                .map(StoredEndpoint::id)
                .filter(endpoint -> !known.contains(endpoint))
                .collect(Collectors.toSet());
        return new ChannelDraft(id, request, lineage, secrets, endpoints, added, generated);
    }

    private static Map<String, String> secrets(SetChannel request, Lineage lineage) {
        Map<String, String> secrets = new TreeMap<>();
        if (lineage.own() != null) {
            secrets.putAll(lineage.own().says().secrets());
        }
        request.secrets().forEach((name, secret) -> secrets.compute(name, (key, before) -> secret));
        if (secrets.size() > SetChannel.MOST_KEYS) {
            throw ProblemException.invalid("/secrets", "channel-secrets-too-many");
        }
        return secrets;
    }

    private static List<StoredEndpoint> endpoints(SetChannel request, List<StoredEndpoint> stored) {
        var known = stored.stream().collect(Collectors.toMap(StoredEndpoint::id, Function.identity()));
        List<StoredEndpoint> endpoints = new ArrayList<>();
        Set<String> addresses = new HashSet<>();
        for (SetEndpoint wanted : request.endpoints()) {
            String pointer = "/endpoints/" + endpoints.size();
            var endpoint = wanted.id() == null ? fresh(wanted) : known.get(wanted.id());
            if (endpoint == null) {
                throw ProblemException.invalid(pointer + "/id", "endpoint-unknown");
            }
            if (!addresses.add(endpoint.address())) {
                throw ProblemException.invalid(pointer, "endpoint-twice");
            }
            endpoints.add(endpoint);
        }
        return endpoints;
    }

    private static StoredEndpoint fresh(SetEndpoint wanted) {
        return new StoredEndpoint(Ids.next(), wanted.address().strip(), EndpointView.State.ACTIVE);
    }

    /** With what the organizations above say. */
    Layers layers() {
        var own = Stream.of(new Layer(request.settings(), secrets));
        return new Layers(Stream.concat(own, lineage.above().stream().map(StoredChannel::says))
                .toList());
    }

    List<String> addresses() {
        return endpoints.stream().map(StoredEndpoint::address).toList();
    }

    UUID[] revived() {
        return request.endpoints().stream()
                .filter(SetEndpoint::revives)
                .map(SetEndpoint::id)
                .toArray(UUID[]::new);
    }

    /** Names of what was set, never values. */
    List<String> fields() {
        return Stream.of(
                        Stream.of("active", "shared", "noticeKinds", "quietHours", "endpoints"),
                        request.settings().keySet().stream().sorted().map(name -> "settings." + name),
                        request.secrets().keySet().stream().sorted().map(name -> "secrets." + name))
                .flatMap(Function.identity())
                .toList();
    }

    @Override
    public String toString() {
        return "ChannelDraft[" + id + "]";
    }
}
