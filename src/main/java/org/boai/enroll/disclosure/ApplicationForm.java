package org.boai.enroll.disclosure;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.boai.enroll.qr.PdfSheet;

/**
 * 《中国红十字会个人会员入会申请登记表》 of one member, with what was disclosed and room for signature, seal and the county's
 * filing (会员管理办法 7). Each copy names who printed it and when. In Chinese whoever asks; shows no emblem, which the law
 * protects (红十字标志使用办法).
 *
 * @param person    the fields that may be seen; null what was not asked for, or is not on record
 * @param printedBy the account with its organization
 */
record ApplicationForm(FormFacts facts, DisclosedFields person, String printedBy, LocalDateTime at) {
    private static final float LEFT = 48;
    private static final float RIGHT = PdfSheet.WIDTH - LEFT;
    private static final float MIDDLE = PdfSheet.WIDTH / 2;
    private static final float LABEL = 92;
    private static final float ROW = 34;
    private static final float TALL = 92;
    private static final float TEXT = 12;
    private static final float LINE = 15;
    private static final int MOST_LINES = 8;
    private static final float PADDING = 6;
    private static final float PALE = 0.94f;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** The bytes of the file; takes some hundredths of a second of a thread that may block. */
    byte[] pdf() {
        return PdfSheet.draw("中国红十字会个人会员入会申请登记表", this::draw);
    }

    private void draw(PdfSheet sheet) {
        String copy = printedBy + "　" + at.format(MOMENT);
        sheet.watermark(copy, TEXT + 1);
        String title = "中国红十字会个人会员入会申请登记表";
        sheet.bold(title, (PdfSheet.WIDTH - sheet.width(title, 19)) / 2, 62, 19);
        sheet.text("会员编号：" + facts.number(), LEFT, 90, TEXT);
        float y = person(sheet, 100);
        y = wide(sheet, "本人申请", statement(), y, TALL);
        y = wide(sheet, "基层组织\n审批意见", "登记入会日期：" + said(facts.joinedOn()) + "\n\n（盖章）　　　　　　年　　月　　日", y, TALL);
        wide(sheet, "县级以上\n红十字会备案", "\n\n（盖章）　　　　　　年　　月　　日", y, TALL);
        sheet.text("〓 为字库没有的字，括号内为其统一码，请手写补上。", LEFT, PdfSheet.HEIGHT - 44, TEXT - 2);
        sheet.text("打印：" + copy + "　仅供入会档案使用，请妥善保管。", LEFT, PdfSheet.HEIGHT - 28, TEXT - 2);
    }

    private float person(PdfSheet sheet, float top) {
        float y = name(sheet, top);
        y = pair(sheet, List.of("出生日期", said(person.birthDate()), "会员类别", kind()), y);
        y = pair(sheet, List.of("手机号码", said(person.phone()), "入会日期", said(facts.joinedOn())), y);
        y = wide(sheet, "证件号码", said(person.documentNumber()), y, ROW);
        y = wide(sheet, "现在常住地", said(facts.residence()), y, ROW);
        y = wide(sheet, "所属红十字\n组织", facts.organization() + "\n" + said(facts.path()), y, ROW + LINE);
        y = wide(sheet, "与红十字\n的缘分", ties(), y, ROW + LINE);
        return wide(sheet, "监护人", guardian(), y, ROW);
    }

    /** As high as the name is long: no character of it is left out. */
    private float name(PdfSheet sheet, float y) {
        String name = spelled(person.fullName());
        int lines = sheet.lines(name, TEXT, RIGHT - LEFT - LABEL - 2 * PADDING, MOST_LINES)
                .size();
        return wide(sheet, "姓名", name, y, ROW + (lines - 1) * LINE);
    }

    private String statement() {
        if (facts.submittedOn() == null) {
            return "我承认《中国红十字会章程》，自愿申请加入中国红十字会。\n入会日期以会员登记册为准；原申请存于受理的红十字组织。" + "\n\n申请人（监护人）签名：　　　　　　　　　年　　月　　日";
        }
        String how = facts.assisted() ? "本人已在纸质申请表上签名" : "本人已通过网上申请提交";
        return "我承认《中国红十字会章程》，自愿申请加入中国红十字会。\n" + how + "，申请日期：" + said(facts.submittedOn())
                + "\n\n申请人（监护人）签名：　　　　　　　　　年　　月　　日";
    }

    private String guardian() {
        var guardian = person.guardian();
        return guardian == null
                ? "—"
                : PdfSheet.spelled(guardian.fullName()) + "　" + guardian.phone() + "　"
                        + kin(guardian.relation().name());
    }

    private static String kin(String relation) {
        return switch (relation) {
            case "PARENT" -> "父母";
            case "GRANDPARENT" -> "祖父母、外祖父母";
            case "SIBLING" -> "兄、姐";
            default -> "其他监护人";
        };
    }

    private String kind() {
        return switch (facts.kind()) {
            case "YOUTH" -> "青少年会员";
            case "CORPORATE" -> "团体会员";
            default -> "成人会员";
        };
    }

    private String ties() {
        return facts.ties().isEmpty()
                ? "—"
                : facts.ties().stream().map(ApplicationForm::tie).collect(Collectors.joining("、"));
    }

    private static String tie(String name) {
        return switch (name) {
            case "FIRST_AID_CERTIFICATE" -> "持有救护员证";
            case "RESCUE_TEAM" -> "红十字救援队员";
            case "STEM_CELL_DONOR" -> "造血干细胞捐献者";
            case "DONOR_FAMILY" -> "人体器官（遗体、角膜）捐献者家属";
            case "DONOR" -> "献血者或捐款捐物人";
            case "VOLUNTEER" -> "红十字志愿者";
            case "COUNCIL_CANDIDATE" -> "红十字会理事候选人";
            default -> name;
        };
    }

    private static String said(Object value) {
        return value == null ? "—" : value.toString();
    }

    private static String said(LocalDate day) {
        return day == null ? "—" : day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    private static String spelled(String name) {
        return name == null ? "—" : PdfSheet.spelled(name);
    }

    /** Two things side by side: label, value, label, value. @return where the next row begins */
    private static float pair(PdfSheet sheet, List<String> words, float y) {
        cell(sheet, words.get(0), words.get(1), new Box(LEFT, MIDDLE, y, ROW));
        cell(sheet, words.get(2), words.get(3), new Box(MIDDLE, RIGHT, y, ROW));
        return y + ROW;
    }

    private static float wide(PdfSheet sheet, String label, String value, float y, float height) {
        cell(sheet, label, value, new Box(LEFT, RIGHT, y, height));
        return y + height;
    }

    private record Box(float left, float right, float y, float height) {}

    private static void cell(PdfSheet sheet, String label, String value, Box box) {
        sheet.ink(PALE);
        sheet.block(box.left(), box.y(), LABEL, box.height());
        sheet.ink(0);
        sheet.frame(box.left(), box.y(), LABEL, box.height());
        sheet.frame(box.left() + LABEL, box.y(), box.right() - box.left() - LABEL, box.height());
        write(sheet, label, new Box(box.left(), box.left() + LABEL, box.y(), box.height()));
        write(sheet, value, new Box(box.left() + LABEL, box.right(), box.y(), box.height()));
    }

    /** As many lines as there is room for; a long name goes on in the next. */
    private static void write(PdfSheet sheet, String words, Box box) {
        float y = box.y() + LINE + 4;
        for (String paragraph : words.split("\n", -1)) {
            int most = Math.max(1, (int) ((box.y() + box.height() - y) / LINE) + 1);
            for (String text : sheet.lines(paragraph, TEXT, box.right() - box.left() - 2 * PADDING, most)) {
                sheet.text(text, box.left() + PADDING, y, TEXT);
                y += LINE;
            }
            y += paragraph.isEmpty() ? LINE : 0;
        }
    }

    @Override
    public String toString() {
        return "ApplicationForm[…]";
    }
}
