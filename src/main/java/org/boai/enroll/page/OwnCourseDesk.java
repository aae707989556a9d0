package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.education.AnswerQuiz;
import org.boai.enroll.education.CourseProblem;
import org.boai.enroll.education.OwnCourseService;
import org.boai.enroll.education.OwnCourseView;
import org.boai.enroll.education.QuizResult;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.page.OwnDesk.Visitor;
import org.boai.enroll.security.PersonSession;
import org.boai.enroll.security.PersonSessions;
import org.boai.enroll.web.Problems;
import org.jboss.resteasy.reactive.RestResponse;

/** A member learns: reads, answers, sees what became of it, and shows the certificate. */
@ApplicationScoped
class OwnCourseDesk {
    private static final String COURSES = "/my/courses";

    private final OwnDesk desk;
    private final OwnCookie cookie;
    private final OwnCourseService courses;
    private final PersonSessions sessions;
    private final ProblemPages problems;

    OwnCourseDesk(
            OwnDesk desk, OwnCookie cookie, OwnCourseService courses, PersonSessions sessions, ProblemPages problems) {
        this.desk = desk;
        this.cookie = cookie;
        this.courses = courses;
        this.sessions = sessions;
        this.problems = problems;
    }

    Uni<RestResponse<TemplateInstance>> courses(Visitor visitor) {
        return desk.with(visitor, person -> courses.own(person)
                .map(own -> Answers.personal(new OwnCoursesPage(
                        visitor.language(),
                        own.items().stream()
                                .map(one -> OwnCourseRow.of(one, visitor.language()))
                                .toList()))));
    }

    Uni<RestResponse<TemplateInstance>> course(UUID id, Visitor visitor) {
        return desk.with(visitor, person -> courses.read(id, person)
                .map(view -> Answers.personal(
                        page(view, TypedAnswers.NOTHING, new Said(Faults.NONE, null), visitor, person))));
    }

    /** What the page has to say about what was sent. @param result of a try that was not enough, or null */
    private record Said(Faults faults, String result) {}

    private OwnCoursePage page(
            OwnCourseView view, TypedAnswers typed, Said said, Visitor visitor, PersonSession person) {
        return new OwnCoursePage(
                visitor.language(),
                view,
                OwnCourseRow.state(view.course(), visitor.language()),
                SanitizedText.of(view.text()),
                view.course().state().open() && !view.course().withdrawn(),
                OwnQuizQuestion.all(view, typed, said.faults()),
                said.faults(),
                said.result(),
                cookie.token(person));
    }

    /** The quiz, or that it was learned. */
    Uni<RestResponse<TemplateInstance>> send(UUID id, TypedAnswers typed, Visitor visitor) {
        return desk.changing(
                visitor,
                person -> typed.confirms()
                        ? courses.confirm(id, person).map(done -> done(id))
                        : courses.read(id, person).chain(view -> answer(view, typed, visitor, person)));
    }

    private static RestResponse<TemplateInstance> done(UUID id) {
        return Answers.seeOther(COURSES + "/" + id);
    }

    private Uni<RestResponse<TemplateInstance>> answer(
            OwnCourseView view, TypedAnswers typed, Visitor visitor, PersonSession person) {
        UUID id = view.course().id();
        var answers = new AnswerQuiz(typed.edition(), typed.all(view.questions().size()));
        return courses.answer(id, answers, person)
                .map(result -> result.completed()
                        ? done(id)
                        : Answers.personal(page(
                                view,
                                typed,
                                new Said(Faults.NONE, result(result, view, visitor.language())),
                                visitor,
                                person)))
                .onFailure(OwnCourseDesk::staysOnThePage)
                .recoverWithItem(
                        failure -> refused((ProblemException) failure, view, typed, new Sender(visitor, person)));
    }

    private record Sender(Visitor visitor, PersonSession person) {}

    private static boolean staysOnThePage(Throwable failure) {
        return failure instanceof ProblemException problem
                && (problem.type() == CommonProblem.REQUEST_INVALID
                        || problem.type() == CourseProblem.COURSE_TRIES_USED
                        || problem.type() == CourseProblem.COURSE_EDITION_CHANGED);
    }

    private RestResponse<TemplateInstance> refused(
            ProblemException problem, OwnCourseView view, TypedAnswers typed, Sender sender) {
        Language language = sender.visitor().language();
        List<Faults.Fault> items =
                problem.errors().stream().map(error -> fault(error, language)).toList();
        var faults =
                new Faults(Problems.title(problem.type(), language), Problems.advice(problem.type(), language), items);
        return Answers.refused(problem, page(view, typed, new Said(faults, null), sender.visitor(), sender.person()));
    }

    private static Faults.Fault fault(FieldError error, Language language) {
        String index = error.pointer().substring(error.pointer().lastIndexOf('/') + 1);
        if (!index.matches("[0-9]{1,2}")) {
            return new Faults.Fault(null, Problems.sentence(error, language));
        }
        int place = Integer.parseInt(index) + 1;
        return new Faults.Fault(
                OwnQuizQuestion.field(place - 1),
                language.pick("第 " + place + " 题：", "Question " + place + ": ") + Problems.sentence(error, language));
    }

    private static String result(QuizResult result, OwnCourseView view, Language language) {
        return language.pick(
                "答对 " + result.percent() + "%，需要 " + view.passPercent() + "%。今天还可以再试 " + result.triesLeft() + " 次。",
                result.percent() + "% were right, " + view.passPercent() + "% are needed. Tries left today: "
                        + result.triesLeft() + ".");
    }

    Uni<RestResponse<TemplateInstance>> certificate(UUID id, Visitor visitor) {
        return desk.with(visitor, person -> courses.certificate(id, person)
                .map(shown -> Answers.personal(new OwnCourseCertificatePage(visitor.language(), id, shown))));
    }

    /** The file, or the page that says why not; without a session the way to the sign-in. */
    Uni<Response> print(UUID id, Visitor visitor) {
        return Uni.createFrom()
                .deferred(() ->
                        visitor.session() == null ? Uni.createFrom().nullItem() : sessions.find(visitor.session()))
                .chain(person ->
                        person == null ? signIn() : courses.print(id, person).map(OwnCourseDesk::file))
                .onFailure()
                .recoverWithUni(failure ->
                        problems.of(failure, Visit.reading(visitor.language())).chain(PaperForms::written));
    }

    private static Uni<Response> signIn() {
        return Uni.createFrom()
                .item(Response.status(Response.Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, "/my")
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    private static Response file(byte[] pdf) {
        return Response.ok(pdf, "application/pdf")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"certificate.pdf\"")
                .build();
    }
}
