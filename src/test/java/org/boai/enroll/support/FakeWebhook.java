package org.boai.enroll.support;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.notification.channel.Channel;
import org.boai.enroll.notification.channel.ChannelKind;
import org.boai.enroll.notification.channel.ChannelSettings;
import org.boai.enroll.notification.channel.Endpoint;
import org.boai.enroll.notification.channel.Message;
import org.boai.enroll.notification.channel.Pace;
import org.boai.enroll.notification.channel.Verdict;

/** A webhook that goes nowhere: what it is given can be seen, and an address with "later" in it answers "not now". */
@ApplicationScoped
@Priority(100)
public class FakeWebhook implements Channel {
    private final Map<String, ChannelSettings> checked = new ConcurrentHashMap<>();
    private final Map<String, Endpoint> told = new ConcurrentHashMap<>();
    private final List<Message> messages = new CopyOnWriteArrayList<>();

    @Override
    public ChannelKind kind() {
        return ChannelKind.WEBHOOK;
    }

    @Override
    public Pace pace() {
        return Pace.each(1);
    }

    @Override
    public Set<String> destinations() {
        return Set.of("server");
    }

    @Override
    public void check(ChannelSettings settings) {
        if (settings.settings().containsKey("refused")) {
            throw ProblemException.invalid("/settings/refused", "channel-key");
        }
        settings.addresses().forEach(address -> checked.put(address, settings));
    }

    @Override
    public Uni<Verdict> send(Message message, Endpoint endpoint) {
        messages.add(message);
        told.put(endpoint.address(), endpoint);
        return Uni.createFrom()
                .item(endpoint.address().contains("later") ? Verdict.later("busy") : Verdict.delivered());
    }

    /** What an address was last checked with. */
    public ChannelSettings checkedWith(String address) {
        return checked.get(address);
    }

    /** What an address was last told with, or null. */
    public Endpoint toldWith(String address) {
        return told.get(address);
    }

    public List<Message> messagesTo(String organization) {
        return messages.stream()
                .filter(message -> message.organization().id().toString().equals(organization))
                .toList();
    }
}
