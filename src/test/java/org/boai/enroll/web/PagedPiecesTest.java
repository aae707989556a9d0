package org.boai.enroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.mutiny.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An answer that is made while it is fetched, page by page. */
class PagedPiecesTest {
    private static final int PAGES = 3;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.closeAndAwait();
    }

    /** Numbers, and where each was read and written. */
    private static final class Numbers implements PagedPieces.Pages<Integer> {
        private final List<Boolean> readOnEventLoop = new ArrayList<>();
        private final List<Boolean> writtenOnWorker = new ArrayList<>();
        private int next;

        @Override
        public boolean finished() {
            return next == PAGES;
        }

        @Override
        public Uni<Integer> next() {
            readOnEventLoop.add(Context.isOnEventLoopThread());
            return Uni.createFrom().item(next);
        }

        @Override
        public byte[] piece(Integer page) {
            writtenOnWorker.add(Context.isOnWorkerThread());
            next++;
            return page == 1 ? new byte[0] : page.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    @Test
    void eachPageIsReadWhereTheRequestRunsAndWrittenOnAWorker() {
        var numbers = new Numbers();
        var pieces = new CompletableFuture<List<byte[]>>();
        vertx.getOrCreateContext().runOnContext(() -> new PagedPieces(vertx)
                .of(() -> numbers)
                .collect()
                .asList()
                .subscribe()
                .with(pieces::complete, pieces::completeExceptionally));
        assertThat(pieces.join())
                .extracting(piece -> new String(piece, StandardCharsets.UTF_8))
                .containsExactly("0", "", "2");
        assertThat(numbers.readOnEventLoop).containsExactly(true, true, true);
        assertThat(numbers.writtenOnWorker).containsExactly(true, true, true);
    }

    @Test
    void nothingIsReadBeforeThePieceBeforeIsWanted() {
        var numbers = new Numbers();
        var first = new CompletableFuture<byte[]>();
        vertx.getOrCreateContext().runOnContext(() -> new PagedPieces(vertx)
                .of(() -> numbers)
                .select()
                .first()
                .toUni()
                .subscribe()
                .with(first::complete, first::completeExceptionally));
        assertThat(first.join()).isEqualTo("0".getBytes(StandardCharsets.UTF_8));
        assertThat(numbers.readOnEventLoop).hasSize(1);
    }
}
