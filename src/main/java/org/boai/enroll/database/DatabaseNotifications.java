package org.boai.enroll.database;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Hints between replicas by PostgreSQL's LISTEN and NOTIFY, on one connection of its own. A hint shortens a wait and
 * promises nothing: whoever listens also polls. It is sent outside of any transaction, for NOTIFY takes a lock of the
 * whole cluster at commit; hints of one moment are sent once. The link proves itself by hearing its own voice; one that
 * does not is given up for a new one, since a connection that is open on this side only stays silent for ever.
 */
@ApplicationScoped
public class DatabaseNotifications {
    private static final Logger LOG = Logger.getLogger(DatabaseNotifications.class);
    private static final String PROBE = "boai_probe";
    private static final String NOTIFY = "SELECT pg_notify($1, '')";
    private static final Duration PROBE_EVERY = Duration.ofSeconds(5);
    private static final long GATHER_MILLIS = 20;

    private final Vertx vertx;
    private final Supplier<PgConnectOptions> address;
    private final Duration probeEvery;
    private final Map<String, Runnable> listeners = new ConcurrentHashMap<>();
    private final Map<String, Boolean> gathering = new ConcurrentHashMap<>();
    private volatile PgConnection link;
    private volatile boolean heardItself;
    private volatile boolean stopped;

    @Inject
    DatabaseNotifications(Vertx vertx, DatabasePool pool) {
        this(vertx, pool::outsideOfIt, PROBE_EVERY);
    }

    /**
     * @param address    to connect to, or null from it as long as that is not known
     * @param probeEvery how often the link proves itself; a silent one is replaced after twice as long
     */
    DatabaseNotifications(Vertx vertx, Supplier<PgConnectOptions> address, Duration probeEvery) {
        this.vertx = vertx;
        this.address = address;
        this.probeEvery = probeEvery;
    }

    void begin(@Observes StartupEvent event) {
        begin();
    }

    void begin() {
        connect();
    }

    void end(@Observes ShutdownEvent event) {
        end();
    }

    void end() {
        stopped = true;
        drop(link);
    }

    /** Runs the task when another replica has sent a hint, and whenever some may have been missed. */
    public void listen(String channel, Runnable heard) {
        listeners.put(channel, heard);
        var open = link;
        if (open != null) {
            open.query(listen(channel)).execute().onFailure(failure -> drop(open));
        }
    }

    /** In a moment; all that is sent until then is sent once. When there is no link just now, nobody is told. */
    public void send(String channel) {
        if (gathering.putIfAbsent(channel, true) == null) {
            vertx.setTimer(GATHER_MILLIS, timer -> {
                gathering.remove(channel);
                var open = link;
                if (open != null) {
                    open.preparedQuery(NOTIFY).execute(Tuple.of(channel)).onFailure(failure -> drop(open));
                }
            });
        }
    }

    private void connect() {
        if (stopped) {
            return;
        }
        var options = address.get();
        if (options == null) {
            later();
            return;
        }
        PgConnection.connect(vertx, options).onSuccess(this::opened).onFailure(failure -> {
            LOG.debugf("no link for hints yet, polling goes on: %s", failure.getMessage());
            later();
        });
    }

    private void later() {
        vertx.setTimer(probeEvery.toMillis(), timer -> connect());
    }

    private void opened(PgConnection opened) {
        DeadLinkHandler.watch(opened);
        opened.notificationHandler(notification -> heard(opened, notification));
        StringBuilder all = new StringBuilder(listen(PROBE));
        listeners.keySet().forEach(channel -> all.append(';').append(listen(channel)));
        opened.query(all.toString()).execute().onComplete(listening -> {
            if (listening.failed() || stopped) {
                opened.close();
                later();
                return;
            }
            heardItself = true;
            link = opened;
            opened.closeHandler(closed -> lost(opened));
            listeners.values().forEach(Runnable::run);
            probe(opened);
        });
    }

    private void heard(PgConnection open, PgNotification notification) {
        if (notification.getChannel().equals(PROBE)) {
            heardItself |= notification.getProcessId() == open.processId();
        } else if (notification.getProcessId() != open.processId()) {
            var listener = listeners.get(notification.getChannel());
            if (listener != null) {
                listener.run();
            }
        }
    }

    private void probe(PgConnection open) {
        if (open != link || stopped) {
            return;
        }
        if (!heardItself) {
            LOG.info("the link for hints has fallen silent; a new one is opened, polling goes on");
            drop(open);
            return;
        }
        heardItself = false;
        open.preparedQuery(NOTIFY).execute(Tuple.of(PROBE)).onFailure(failure -> drop(open));
        vertx.setTimer(probeEvery.toMillis(), timer -> probe(open));
    }

    private void lost(PgConnection closed) {
        if (closed == link) {
            link = null;
            later();
        }
    }

    /** Does not wait for a farewell, which a silent link never gives. */
    private void drop(PgConnection open) {
        if (open != null) {
            open.close();
            lost(open);
        }
    }

    private static String listen(String channel) {
        return "LISTEN " + channel;
    }
}
