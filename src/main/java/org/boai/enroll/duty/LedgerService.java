package org.boai.enroll.duty;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.InTurn;
import org.boai.enroll.duty.BranchMonth.Figure;
import org.boai.enroll.duty.LedgerProjection.Of;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.boai.enroll.sheet.Spreadsheet;
import org.boai.enroll.web.PagedPieces;

/**
 * The monthly ledger (台账) of one branch as a workbook, names masked: each duty that was open in the month, and below what the
 * month came to. Made while it is fetched, page by page, each in a unit of work of its own; nothing of it is kept.
 */
@ApplicationScoped
public class LedgerService {
    private static final int PAGE = 1000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final LedgerProjection ledger;
    private final List<BranchMonth> features;
    private final AuditLog audit;
    private final Work work;
    private final PagedPieces pieces;
    private final Clock clock;

    LedgerService(
            LedgerProjection ledger,
            @All List<BranchMonth> features,
            AuditLog audit,
            Work work,
            PagedPieces pieces,
            Clock clock) {
        this.ledger = ledger;
        this.features = features.stream()
                .sorted(Comparator.comparingInt(BranchMonth::position))
                .toList();
        this.audit = audit;
        this.work = work;
        this.pieces = pieces;
        this.clock = clock;
    }

    /** A ledger that begins to be fetched. */
    public record Ledger(UUID organization, String month, Multi<byte[]> pieces) {
        /** As {@code Content-Disposition} says it: nothing of anybody. */
        String fileName() {
            return "duties-" + month + "-" + organization + ".xlsx";
        }
    }

    /** @throws ProblemException {@code organization-unknown} outside the caller's subtree, {@code request-invalid} for a coming month */
    public Uni<Ledger> take(UUID organization, String month, Caller caller) {
        var asked = LedgerMonth.of(month).requireBegun(clock.instant());
        return work.in(caller.scope(), () -> ledger.requireName(organization, caller)
                        .invoke(name -> audit.record(
                                caller.actor(),
                                new AuditEvent(
                                        "duty-ledger-taken",
                                        "organization",
                                        organization.toString(),
                                        organization,
                                        List.of(month)))))
                .map(name ->
                        new Ledger(organization, month, pieces.of(() -> new Fetch(organization, name, asked, caller))));
    }

    /** @param more what other features say; only with the last page */
    private record Page(List<LedgerRow> rows, List<Figure> more) {
        boolean last() {
            return rows.size() < PAGE;
        }
    }

    /** Under the system's scope: whom the branch had in the month may lie outside the caller's today, and is shown to nobody. */
    private Uni<Page> page(Fetch fetch) {
        return ledger.page(new Of(fetch.organization, fetch.month), fetch.after, PAGE, fetch.caller)
                .chain(rows -> rows.size() < PAGE
                        ? figures(fetch).map(more -> new Page(rows, more))
                        : Uni.createFrom().item(new Page(rows, List.of())));
    }

    private Uni<List<Figure>> figures(Fetch fetch) {
        List<Figure> said = new ArrayList<>();
        return InTurn.each(features, feature -> feature.figures(
                                fetch.organization, fetch.month.from(), fetch.month.until())
                        .invoke(said::addAll))
                .replaceWith(said);
    }

    /** One who fetches. */
    private final class Fetch implements PagedPieces.Pages<Page> {
        private final UUID organization;
        private final LedgerMonth month;
        private final Caller caller;
        private final Spreadsheet sheet;
        private final LedgerTotals totals;
        private UUID after = BEFORE_ALL;
        private boolean finished;

        private Fetch(UUID organization, String name, LedgerMonth month, Caller caller) {
            this.organization = organization;
            this.month = month;
            this.caller = caller;
            this.totals = new LedgerTotals(month);
            String number = Ids.next().toString();
            String watermark = name + " " + month.month() + " 会员跟进台账，"
                    + Spreadsheet.watermark(caller.username(), caller.organizationName(), clock.instant(), number);
            this.sheet = new Spreadsheet("会员跟进台账", number, watermark, LedgerRow.HEADERS);
        }

        @Override
        public boolean finished() {
            return finished;
        }

        @Override
        public Uni<Page> next() {
            return work.in(Scope.SYSTEM, () -> page(this));
        }

        @Override
        public byte[] piece(Page page) {
            page.rows().forEach(row -> {
                sheet.add(row.cells());
                totals.add(row);
            });
            if (page.last()) {
                finished = true;
                sheet.add(List.of());
                totals.figures().forEach(this::say);
                page.more().forEach(this::say);
                return sheet.finish();
            }
            after = page.rows().get(page.rows().size() - 1).duty().id();
            return sheet.take();
        }

        private void say(Figure figure) {
            sheet.add(List.of(figure.name(), String.valueOf(figure.count())));
        }
    }
}
