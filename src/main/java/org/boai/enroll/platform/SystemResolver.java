package org.boai.enroll.platform;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;

/** As the machine does it. Asking blocks, so it has threads of its own: a dead name server holds up nothing else. */
@ApplicationScoped
class SystemResolver implements NameResolver {
    private static final int THREADS = 4;

    private final WorkerExecutor threads;

    SystemResolver(Vertx vertx) {
        this.threads = vertx.createSharedWorkerExecutor("names", THREADS);
    }

    @Override
    public Uni<List<InetAddress>> resolve(String name) {
        return Uni.createFrom()
                .completionStage(() -> threads.executeBlocking(() -> List.of(InetAddress.getAllByName(name)), false)
                        .toCompletionStage());
    }

    @PreDestroy
    void close() {
        threads.close();
    }
}
