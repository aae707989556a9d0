package org.boai.enroll.activity;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.boai.enroll.activity.AttendanceReportProjection.Slice;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.kernel.TimeCursor;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;
import org.boai.enroll.sheet.Spreadsheet;
import org.boai.enroll.web.PagedPieces;

/** Makes workbooks while they are fetched, page after page, each in a transaction under the scope of who fetches. */
@ApplicationScoped
class AttendanceExport {
    private static final int PAGE = 500;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private static final List<String> OF_PARTICIPANTS = List.of("姓名", "状态", "签到时间", "签到方式", "签退时间", "计时（分钟）", "更正说明");
    private static final List<String> OF_ACTIVITIES =
            List.of("活动", "组织", "开始时间", "结束时间", "状态", "名额已占", "候补", "到场", "人工签到", "未到", "计时（分钟）");

    private final AttendanceProjection attendances;
    private final AttendanceReportProjection reports;
    private final Work work;
    private final PagedPieces pieces;
    private final Clock clock;

    AttendanceExport(
            AttendanceProjection attendances,
            AttendanceReportProjection reports,
            Work work,
            PagedPieces pieces,
            Clock clock) {
        this.attendances = attendances;
        this.reports = reports;
        this.work = work;
        this.pieces = pieces;
        this.clock = clock;
    }

    /** How it is named, and its pieces. */
    record File(UUID number, Multi<byte[]> pieces) {}

    File participants(UUID number, CheckInActivity activity, Caller caller) {
        var book = book("活动签到名单", number, OF_PARTICIPANTS, caller);
        return new File(
                number,
                pieces.of(() -> new Fetch<AttendanceView>(
                        book,
                        after -> work.in(
                                caller.scope(),
                                () -> attendances.list(activity.id(), after == null ? null : after.id(), PAGE)),
                        AttendanceExport::cells)));
    }

    File activities(UUID number, AttendancePeriod period, boolean root, Caller caller) {
        var book = book("活动参与统计", number, OF_ACTIVITIES, caller);
        UUID organization = period.organizationOr(caller);
        return new File(
                number,
                pieces.of(() -> new Fetch<AttendanceReport>(
                        book,
                        after -> work.in(
                                caller.scope(),
                                () -> reports.list(period, organization, root, new Slice(cursor(after), PAGE))),
                        AttendanceExport::cells)));
    }

    private static TimeCursor cursor(AttendanceReport after) {
        return after == null ? null : new TimeCursor(after.startsAt().toInstant(), after.activity());
    }

    private Spreadsheet book(String title, UUID number, List<String> headers, Caller caller) {
        String watermark =
                Spreadsheet.watermark(caller.username(), caller.organizationName(), clock.instant(), number.toString());
        return new Spreadsheet(title, number.toString(), watermark, headers);
    }

    /** One who fetches. */
    private static final class Fetch<T> implements PagedPieces.Pages<List<T>> {
        private final Spreadsheet book;
        private final Function<T, Uni<List<T>>> page;
        private final Function<T, List<String>> cells;
        private T last;
        private boolean finished;

        Fetch(Spreadsheet book, Function<T, Uni<List<T>>> page, Function<T, List<String>> cells) {
            this.book = book;
            this.page = page;
            this.cells = cells;
        }

        @Override
        public boolean finished() {
            return finished;
        }

        @Override
        public Uni<List<T>> next() {
            return page.apply(last);
        }

        @Override
        public byte[] piece(List<T> rows) {
            rows.forEach(row -> book.add(cells.apply(row)));
            if (rows.size() < PAGE) {
                finished = true;
                return book.finish();
            }
            last = rows.get(rows.size() - 1);
            return book.take();
        }
    }

    private static List<String> cells(AttendanceView one) {
        return Arrays.asList(
                one.name() == null ? "（资料已删除）" : one.name(),
                one.state().equals("WAITING") ? "候补" : one.cameAt() == null ? "未到" : "到场",
                text(one.cameAt()),
                one.way() == null ? null : way(one.way()),
                text(one.leftAt()),
                one.minutes() == null ? null : one.minutes().toString(),
                one.reason());
    }

    private static String way(CheckInWay way) {
        return switch (way) {
            case SCAN -> "扫码";
            case STORED_SCAN -> "离线扫码";
            case BY_HAND -> "人工";
        };
    }

    private static List<String> cells(AttendanceReport one) {
        var counts = one.counts();
        return List.of(
                one.title(),
                one.organization(),
                text(one.startsAt()),
                text(one.endsAt()),
                state(one.state()),
                String.valueOf(counts.places()),
                String.valueOf(counts.waiting()),
                String.valueOf(counts.came()),
                String.valueOf(counts.byHand()),
                String.valueOf(counts.noShows()),
                String.valueOf(counts.minutes()));
    }

    private static String state(String state) {
        return switch (state) {
            case "PUBLISHED" -> "报名中";
            case "CLOSED" -> "报名截止";
            case "HELD" -> "已举办";
            case "REPORTED" -> "已总结";
            default -> state;
        };
    }

    private static String text(OffsetDateTime moment) {
        return moment == null
                ? null
                : moment.atZoneSameInstant(SystemClock.ZONE).format(MOMENT);
    }
}
