package org.boai.enroll.member;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.InvalidValue;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.member.MemberImportOrder.Way;
import org.boai.enroll.member.MemberImportProjection.Head;
import org.boai.enroll.member.MemberImportState.Step;
import org.boai.enroll.member.MemberImportTable.Line;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * Takes a file over for the operator, on the thread that asks. The same file again is the same import: it goes on where the
 * first one was killed, and changes nothing when that one had ended.
 */
@ApplicationScoped
public class MemberImportCommand {
    private static final int CHUNK = 1000;

    /** As many as the parts of the API hold. */
    private static final int MOST = 200_000;

    private static final long PAUSE_MILLIS = 200;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final MemberImportProjection imports;
    private final MemberImportPlacesProjection places;
    private final MemberImportJournal journal;
    private final MemberImportSteps steps;
    private final AuditLog audit;
    private final Work work;
    private final Clock clock;

    MemberImportCommand(
            MemberImportProjection imports,
            MemberImportPlacesProjection places,
            MemberImportJournal journal,
            MemberImportSteps steps,
            AuditLog audit,
            Work work,
            Clock clock) {
        this.imports = imports;
        this.places = places;
        this.journal = journal;
        this.steps = steps;
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    private static List<Line> lines(byte[] bytes) {
        var lines = MemberImportTable.lines(MemberImportTable.text(bytes));
        if (lines.size() > MOST) {
            throw new MemberImportRefused("More than 200,000 rows: split the file.");
        }
        return lines;
    }

    /** Before a database is started. @throws MemberImportRefused when the file cannot be read */
    public static void check(MemberImportOrder order) {
        lines(bytes(order));
    }

    private static byte[] bytes(MemberImportOrder order) {
        try {
            return Files.readAllBytes(order.file());
        } catch (IOException e) {
            throw new MemberImportRefused("The file " + order.file() + " cannot be read.");
        }
    }

    /**
     * @return the import when it is over; CHECKED when it has bad rows and nothing was done
     * @throws MemberImportRefused when the file or the organization is not as it should be
     */
    public MemberImportView run(MemberImportOrder order) {
        byte[] bytes = bytes(order);
        List<Line> lines = lines(bytes);
        UUID id = await(() -> open(order, MemberImportIds.sha256(bytes)));
        if (order.way() == Way.UNDO) {
            return take(id, Step.UNDO_ASKED, order);
        }
        if (state(id) == MemberImportState.OPEN) {
            for (int from = 0; from < lines.size(); from += CHUNK) {
                var chunk = lines.subList(from, Math.min(from + CHUNK, lines.size()));
                await(() -> work.in(Scope.SYSTEM, () -> journal.keep(id, 1, chunk)));
            }
            take(id, Step.CHECK_ASKED, order);
        }
        untilIdle(id);
        return state(id) == MemberImportState.CHECKED ? decide(id, order) : told(id, order);
    }

    private MemberImportView decide(UUID id, MemberImportOrder order) {
        var checked = told(id, order);
        if (order.way() == Way.DRY_RUN || checked.rows().bad() > 0 && order.way() == Way.ALL) {
            take(id, Step.UNDO_ASKED, order);
            return checked;
        }
        return take(id, Step.RUN_ASKED, order);
    }

    private Uni<UUID> open(MemberImportOrder order, byte[] fingerprint) {
        return work.in(Scope.SYSTEM, () -> imports.root()
                .chain(root -> places.organizations(root, MemberImportPlaces.last(order.organization())))
                .map(found -> organization(found, order.organization()))
                .chain(whose -> imports.ofFile(whose, fingerprint)
                        .chain(known -> known == null
                                ? create(whose, order, fingerprint)
                                : Uni.createFrom().item(known))));
    }

    private static UUID organization(List<MemberImportPlaces.Place> found, String wanted) {
        try {
            return new MemberImportPlaces(found, Map.of()).organization(wanted).id();
        } catch (InvalidValue e) {
            throw new MemberImportRefused(
                    "The organization is not found, or not the only one of that name: " + e.code());
        }
    }

    private Uni<UUID> create(UUID organization, MemberImportOrder order, byte[] fingerprint) {
        if (order.way() == Way.UNDO) {
            throw new MemberImportRefused("There is no import of this file that could be taken back.");
        }
        var head = new Head(Ids.next(), organization, MemberImportState.OPEN, false, null);
        record("member-import-opened", head);
        return imports.create(head, order.basis(), fingerprint, clock.instant()).replaceWith(head.id());
    }

    /** A step, and all that follows from it. */
    private MemberImportView take(UUID id, Step step, MemberImportOrder order) {
        boolean skipBad = order.way() == Way.SKIP_BAD;
        await(() -> work.in(Scope.SYSTEM, () -> imports.shared(id)
                .chain(head -> imports.requireLocked(id, head.organization()))
                .invoke(head -> record(
                        "member-import-" + step.name().toLowerCase(Locale.ROOT).replace('_', '-'), head))
                .chain(head -> imports.move(head, head.state().after(step), skipBad, clock.instant()))));
        untilIdle(id);
        return told(id, order);
    }

    private void record(String act, Head head) {
        audit.record(
                MemberImportSteps.actor(head), AuditEvent.of(act, "member-import", head.id(), head.organization()));
    }

    /** Beside a replica that may be at it, too. */
    private void untilIdle(UUID id) {
        while (state(id).atWork()) {
            boolean did = await(() -> work.in(Scope.SYSTEM, () -> steps.next(id)));
            if (!did && state(id).atWork()) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The import was interrupted.", e);
        }
    }

    private MemberImportState state(UUID id) {
        return await(() -> work.in(Scope.SYSTEM, () -> imports.shared(id))).state();
    }

    private MemberImportView told(UUID id, MemberImportOrder order) {
        var view = await(() -> work.in(
                Scope.SYSTEM, () -> imports.shared(id).chain(head -> imports.require(id, head.organization()))));
        if (view.rows().bad() > 0) {
            report(id, order.report());
        }
        return view;
    }

    /** A file for a spreadsheet: row, column, code and sentence of everything that is wrong. */
    private void report(UUID id, Path file) {
        var text = new StringBuilder().append(BYTE_ORDER_MARK).append("row,column,code,message\r\n");
        int[] from = {0, 0};
        List<Object[]> rows;
        do {
            rows = await(() -> work.in(Scope.SYSTEM, () -> imports.findings(id, from[0], from[1], Page.LIMIT * 10)));
            for (Object[] row : rows) {
                var view = MemberImportFindingView.of(row, Language.ZH);
                view.findings().forEach(one -> text.append(view.row())
                        .append(',')
                        .append(one.column())
                        .append(',')
                        .append(one.code())
                        .append(",\"")
                        .append(one.message().replace("\"", "\"\""))
                        .append("\"\r\n"));
                from[0] = view.part();
                from[1] = view.row();
            }
        } while (!rows.isEmpty());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new MemberImportRefused("The report cannot be written to " + file + ".");
        }
    }

    private static <T> T await(Supplier<Uni<T>> task) {
        try {
            return VertxContextSupport.subscribeAndAwait(task);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The import has failed: " + e.getMessage(), e);
        }
    }
}
