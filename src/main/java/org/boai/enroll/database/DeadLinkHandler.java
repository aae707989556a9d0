package org.boai.enroll.database;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import io.vertx.sqlclient.impl.command.CommandBase;
import io.vertx.sqlclient.impl.command.CommandResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Closes a connection that owes an answer and has sent nothing for ten seconds: a link that a firewall has forgotten
 * tells neither end, and would keep its request, and its place in the pool, for ever. A connection that is asked nothing
 * may be silent.
 */
final class DeadLinkHandler extends ChannelDuplexHandler {
    /** Twice as long as a statement may take. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final int LOOKS = 5;
    private static final Logger LOG = Logger.getLogger(DeadLinkHandler.class);

    private final long limit;
    private int owed;
    private long since;

    private DeadLinkHandler(Duration limit) {
        this.limit = limit.toNanos();
    }

    static void watch(SqlConnection connection) {
        watch(connection, LIMIT);
    }

    /** Between the driver's codec, which passes commands and answers, and the driver. */
    static void watch(SqlConnection connection, Duration limit) {
        if (connection instanceof SqlConnectionInternal known
                && known.unwrap().unwrap() instanceof SocketConnectionBase wired) {
            ChannelHandlerContext driver = wired.socket().channelHandlerContext();
            ChannelPipeline pipeline = driver.pipeline();
            pipeline.addFirst(new IdleStateHandler(limit.toMillis() / LOOKS, 0, 0, TimeUnit.MILLISECONDS));
            pipeline.addBefore(driver.name(), "dead-link", new DeadLinkHandler(limit));
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof CommandBase) {
            asked();
        }
        context.write(message, promise);
    }

    /** The driver says goodbye and waits for the server to close. */
    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        asked();
        context.close(promise);
    }

    private void asked() {
        if (owed == 0) {
            since = System.nanoTime();
        }
        owed++;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof CommandResponse) {
            owed--;
        }
        since = System.nanoTime();
        context.fireChannelRead(message);
    }

    /** Nothing at all has come for the time of a look. Not for the driver, which would close what is idle. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (!(event instanceof IdleStateEvent)) {
            context.fireUserEventTriggered(event);
        } else if (owed > 0 && System.nanoTime() - since > limit) {
            LOG.warnf("a connection that owed %d answers was silent for %s and is closed", owed, LIMIT);
            // past the driver's codec, which would only say goodbye
            context.pipeline().firstContext().close();
        }
    }
}
