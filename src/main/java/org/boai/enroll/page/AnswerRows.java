package org.boai.enroll.page;

import java.util.ArrayList;
import java.util.List;
import org.boai.enroll.application.Background;
import org.boai.enroll.application.Guardian.Relation;
import org.boai.enroll.kernel.Language;

/** A draft as a list to read through before it is sent. */
final class AnswerRows {
    private final Visit visit;
    private final Language language;
    private final List<AnswerRow> rows = new ArrayList<>();

    private AnswerRows(Visit visit) {
        this.visit = visit;
        this.language = visit.language();
    }

    /** @param place in words */
    static List<AnswerRow> of(Draft draft, String place, Visit visit) {
        var answers = new AnswerRows(visit);
        answers.who(draft.who());
        answers.add(answers.language.pick("常住地或单位", "Residence, work or school"), place, Step.PLACE, "");
        answers.details(draft.details());
        return answers.rows;
    }

    private void who(TypedWho who) {
        add(language.pick("姓名", "Full name"), who.fullName(), Step.WHO, "#fullName");
        add(language.pick("手机号码", "Mobile number"), who.phone(), Step.WHO, "#phone");
    }

    private void details(TypedDetails details) {
        String born = given(details.birthYear())
                ? language.pick(
                        "%s年%s月%s日".formatted(details.birthYear(), details.birthMonth(), details.birthDay()),
                        "%s-%s-%s".formatted(details.birthYear(), details.birthMonth(), details.birthDay()))
                : language.pick("按证件号码", "As in the identity number");
        add(language.pick("出生日期", "Date of birth"), born, Step.DETAILS, "#birthYear");
        add(
                language.pick("证件号码", "Identity number"),
                given(details.documentNumber()) ? details.documentNumber() : language.pick("没有填写", "Not given"),
                Step.DETAILS,
                "#documentNumber");
        add(language.pick("与红十字的缘分", "You and the Red Cross"), backgrounds(details), Step.DETAILS, "#backgrounds");
        if (details.namesGuardian()) {
            add(language.pick("监护人", "Guardian"), guardian(details), Step.DETAILS, "#guardianName");
        }
    }

    private String backgrounds(TypedDetails details) {
        List<String> chosen = new ArrayList<>();
        for (Background background : Background.values()) {
            if (details.has(background)) {
                chosen.add(FormOptions.text(background, language));
            }
        }
        return chosen.isEmpty() ? language.pick("没有填写", "Not given") : String.join(language.pick("、", "; "), chosen);
    }

    private String guardian(TypedDetails details) {
        String relation = "";
        for (Relation one : Relation.values()) {
            if (one.name().equals(details.guardianRelation())) {
                relation = FormOptions.text(one, language);
            }
        }
        return String.join(" ", details.guardianName(), details.guardianPhone(), relation);
    }

    private void add(String label, String text, Step step, String field) {
        rows.add(new AnswerRow(label, text.strip(), visit.at(step.path()) + field));
    }

    private static boolean given(String text) {
        return text != null && !text.isBlank();
    }
}
