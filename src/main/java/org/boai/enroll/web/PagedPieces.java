package org.boai.enroll.web;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.boai.enroll.database.SameContext;

/**
 * Answers that are made while they are fetched, as workbooks are: page after page is read, each in a transaction of its own
 * and when the piece before has been sent, and turned into a piece off the event loop. Nothing is kept, neither on disk nor in
 * memory.
 */
@ApplicationScoped
public class PagedPieces {
    private static final byte[] END = {};

    private final Vertx vertx;

    PagedPieces(Vertx vertx) {
        this.vertx = vertx;
    }

    /** What one who fetches has got so far; never asked by two threads at once. */
    public interface Pages<P> {
        /** Whether the last piece has been made. */
        boolean finished();

        /** Reads the next page, on the Vert.x context of the request. */
        Uni<P> next();

        /** What goes out of it, which may be nothing yet; on a worker. */
        byte[] piece(P page);
    }

    /** @param begun for each who fetches; called within the request that answers with it */
    public <P> Multi<byte[]> of(Supplier<Pages<P>> begun) {
        var context = SameContext.current();
        return Multi.createBy()
                .repeating()
                .uni(begun, pages -> next(pages, context))
                .until(piece -> piece == END);
    }

    private <P> Uni<byte[]> next(Pages<P> pages, SameContext context) {
        return pages.finished()
                ? Uni.createFrom().item(END)
                : context.run(pages::next).chain(page -> vertx.executeBlocking(() -> pages.piece(page)));
    }
}
