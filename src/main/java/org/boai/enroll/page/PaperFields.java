package org.boai.enroll.page;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.boai.enroll.application.Background;
import org.boai.enroll.application.Guardian.Relation;
import org.boai.enroll.code.CodeCard;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.privacy.Purpose;
import org.boai.enroll.qr.PdfSheet;

/** What is filled in by hand, from the name to where the sheet is kept; rows grow with the room that there is. */
final class PaperFields {
    private static final float LABEL = 112;
    private static final float VALUE = 158;
    private static final float SECOND_LABEL = 84;
    private static final float BOTTOM = PdfSheet.HEIGHT - 32;
    private static final float PADDING = 7;
    private static final int DIGITS_OF_A_DOCUMENT = 18;
    private static final float DIGIT = 21.8f;

    private static final float ROW = 34;
    private static final float RESIDENCE = 62;
    private static final float DOCUMENT = 42;
    private static final float GUARDIAN = 60;
    private static final float ABOVE_TEXTS = 51;
    private static final float BELOW_TEXTS = 8;

    /** Rows whose height grows with the room that there is, and how much at the most. */
    private static final int GROWING = 9;

    private static final float MOST_AIR = 13;

    private final PdfSheet sheet;
    private final PaperGrid grid;
    private final float left;
    private final float right;
    private float air;

    PaperFields(PdfSheet sheet, float left, float right, float top) {
        this.sheet = sheet;
        this.grid = new PaperGrid(sheet, top);
        this.left = left;
        this.right = right;
    }

    void draw(CodeCard card) {
        float room = right - left - LABEL - PADDING - 2;
        var ties = grid.lines(words(Background.values(), tie -> FormOptions.text(tie, Language.ZH)), room);
        var relations = grid.lines(words(Relation.values(), kin -> FormOptions.text(kin, Language.ZH)), room);
        var texts = grid.lines(card.consents().stream().map(PaperFields::words).toList(), right - left);
        air = air(ties.size() + texts.size());
        person();
        ties(ties);
        guardian(relations);
        consents(texts);
        signatures();
    }

    private static <T> List<String> words(T[] values, Function<T, String> text) {
        return Stream.of(values).map(text).toList();
    }

    private float air(int lines) {
        float rows = 5 * ROW + RESIDENCE + DOCUMENT + GUARDIAN + PADDING;
        float least = rows + ABOVE_TEXTS + BELOW_TEXTS + lines * PaperGrid.LINE;
        return Math.max(0, Math.min(MOST_AIR, (BOTTOM - grid.y() - least) / GROWING));
    }

    private void person() {
        two("姓名", "手机号码");
        row(List.of("出生日期"), ROW);
        grid.blanks(List.of("年", "月", "日"), left + LABEL, right - 120, 23 + air / 2);
        grid.next(ROW + air);
        row(List.of("现在常住地"), RESIDENCE);
        grid.blanks(List.of("市", "县（市、区）"), left + LABEL, right, 24 + air * 0.4f);
        grid.blanks(List.of("乡镇（街道）", "村（社区）"), left + LABEL, right, 51 + air * 0.8f);
        grid.next(RESIDENCE + air);
        row(List.of("证件号码", "（自愿填写）"), DOCUMENT);
        grid.squares(DIGITS_OF_A_DOCUMENT, left + LABEL + PADDING - 1, DIGIT, DOCUMENT + air);
        grid.next(DOCUMENT + air);
    }

    private void ties(List<List<String>> ties) {
        float height = ties.size() * PaperGrid.LINE + PADDING;
        row(List.of("与红十字的缘分", "（自愿填写）"), height);
        grid.choices(ties, left + LABEL + PADDING, (PADDING + air) / 2);
        grid.next(height + air);
    }

    private void guardian(List<List<String>> relations) {
        row(List.of("监护人", "（未满14周岁）"), GUARDIAN);
        grid.named(List.of("姓名", "电话"), left + LABEL, right, 24 + air * 0.4f);
        grid.choices(relations, left + LABEL + PADDING, 33 + air * 0.75f);
        grid.next(GUARDIAN + air);
    }

    private void consents(List<List<String>> texts) {
        sheet.bold("我已阅读或听人读过下列内容，逐项打勾表示同意：", left, grid.y() + 24, PaperGrid.TEXT + 1);
        sheet.text("全文请扫右上角的二维码查阅，或请代填人读给您听。", left, grid.y() + 44, PaperGrid.TEXT);
        grid.next(ABOVE_TEXTS);
        grid.choices(texts, left, 0);
        grid.next(texts.size() * PaperGrid.LINE + BELOW_TEXTS);
    }

    private static String words(CodeCard.ConsentCard text) {
        String when = text.purpose() == Purpose.GUARDIAN ? "未满14周岁，" : "";
        return text.title() + "（" + when + "第" + text.version() + "版）";
    }

    private void signatures() {
        float from = left + LABEL;
        two("申请人签名", "监护人签名");
        grid.blanks(List.of("年", "月", "日"), from, from + VALUE, 23 + air / 2);
        two("签名日期", "代填人");
        row(List.of("本表保存于"), ROW);
        grid.next(ROW + air);
    }

    /** A row of its own for one thing. */
    private void row(List<String> label, float height) {
        grid.label(label, left, left + LABEL, height + air);
        grid.cell(left + LABEL, right, height + air);
    }

    private void two(String first, String second) {
        float height = ROW + air;
        float middle = left + LABEL + VALUE;
        grid.label(List.of(first), left, left + LABEL, height);
        grid.cell(left + LABEL, middle, height);
        grid.label(List.of(second), middle, middle + SECOND_LABEL, height);
        grid.cell(middle + SECOND_LABEL, right, height);
        grid.next(height);
    }
}
