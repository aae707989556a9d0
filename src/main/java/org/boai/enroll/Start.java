package org.boai.enroll;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.boai.enroll.database.DatabasePool;
import org.boai.enroll.demo.DemoData;
import org.boai.enroll.privacy.SealCheck;
import org.boai.enroll.region.RegionImport;
import org.boai.enroll.security.DatabaseRole;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What has to hold before the first request: a harmless database role, the regions, and the data of the mode. Until then
 * no scheduled work runs, so a start that is refused says why, and nothing else.
 */
@ApplicationScoped
class Start {
    private final DatabaseRole role;
    private final SealCheck seals;
    private final RegionImport regions;
    private final DemoData demo;
    private final DatabasePool pool;
    private final Scheduler scheduler;
    private final String mode;

    Start(
            DatabaseRole role,
            SealCheck seals,
            RegionImport regions,
            DemoData demo,
            DatabasePool pool,
            Scheduler scheduler,
            @ConfigProperty(name = "boai.mode", defaultValue = "production") String mode) {
        this.role = role;
        this.seals = seals;
        this.regions = regions;
        this.demo = demo;
        this.pool = pool;
        this.scheduler = scheduler;
        this.mode = mode;
    }

    void prepare(@Observes StartupEvent event) throws Throwable {
        VertxContextSupport.subscribeAndAwait(this::steps);
        scheduler.resume();
    }

    void end(@Observes ShutdownEvent event) {
        scheduler.pause();
    }

    private Uni<Void> steps() {
        return role.requireHarmless()
                .chain(seals::requireSameKeys)
                .chain(regions::importIfEmpty)
                .chain(() -> mode.equals("demo") ? demo.fill() : demo.requireNone())
                .chain(pool::open);
    }
}
