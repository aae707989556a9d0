package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.boai.enroll.community.PublicActivities;
import org.boai.enroll.community.PublicActivity;
import org.boai.enroll.community.PublicActivityFilter;
import org.boai.enroll.community.PublicActivityService;
import org.boai.enroll.community.PublicCourse;
import org.boai.enroll.community.PublicCourseFilter;
import org.boai.enroll.community.PublicCourseService;
import org.boai.enroll.community.PublicCourses;
import org.boai.enroll.community.PublicOrganizationService;
import org.boai.enroll.kernel.Language;
import org.jboss.resteasy.reactive.RestResponse;

/** Activities and courses for everyone, on pages without a script. */
@ApplicationScoped
class PublicDesk {
    private final PublicActivityService activities;
    private final PublicCourseService courses;
    private final PublicOrganizationService organizations;
    private final PublicReading reading;
    private final ProblemPages problems;

    PublicDesk(
            PublicActivityService activities,
            PublicCourseService courses,
            PublicOrganizationService organizations,
            PublicReading reading,
            ProblemPages problems) {
        this.activities = activities;
        this.courses = courses;
        this.organizations = organizations;
        this.reading = reading;
        this.problems = problems;
    }

    /** Who reads. */
    record Reader(Request request, Visit visit) {
        static Reader of(Request request, HttpHeaders headers) {
            return new Reader(request, Visit.of(headers));
        }

        Language language() {
            return visit.language();
        }
    }

    private record ActivityList(String name, PublicActivities page, String join) {}

    private record OneActivity(PublicActivity activity, String join) {}

    private record CourseList(PublicCourses page, String join) {}

    private record OneCourse(PublicCourse course, String join) {}

    private record Asked(String what, UUID id) {}

    Uni<Response> activities(PublicActivityFilter filter, Reader reader) {
        return open(
                reader,
                reading.page(
                        reader.request(),
                        filter,
                        reader.language(),
                        () -> activities.list(filter).chain(page -> name(filter.organization())
                                .chain(name -> join().map(join -> new ActivityList(name.orElse(null), page, join)))),
                        said -> page(filter, said, reader.language())));
    }

    private static TemplateInstance page(PublicActivityFilter filter, ActivityList said, Language language) {
        return new PublicActivitiesPage(
                language,
                filter.organization(),
                said.name(),
                said.page().items().stream()
                        .map(one -> PublicActivityRow.of(one, language))
                        .toList(),
                said.page().next() == null
                        ? null
                        : PublicAddresses.activities(
                                filter.organization(), said.page().next()),
                PublicAddresses.feed(filter.organization()),
                said.join());
    }

    private Uni<Optional<String>> name(UUID organization) {
        return organization == null
                ? Uni.createFrom().item(Optional.empty())
                : organizations.get(organization).map(one -> Optional.of(one.name()));
    }

    Uni<Response> activity(UUID id, Reader reader) {
        var language = reader.language();
        return open(
                reader,
                reading.page(
                        reader.request(),
                        new Asked("activity", id),
                        language,
                        () -> activities.get(id).chain(one -> join().map(join -> new OneActivity(one, join))),
                        said -> page(said.activity(), said.join(), language)));
    }

    private static TemplateInstance page(PublicActivity one, String join, Language language) {
        return new PublicActivityPage(
                language,
                one,
                PublicDays.of(one.startsAt(), one.endsAt(), language),
                PublicDays.of(one.signUpUntil(), language),
                PublicActivityRow.state(one, language),
                SanitizedHtml.of(one.description()),
                join);
    }

    Uni<Response> courses(PublicCourseFilter filter, Reader reader) {
        return open(
                reader,
                reading.page(
                        reader.request(),
                        filter,
                        reader.language(),
                        () -> courses.list(filter).chain(page -> join().map(join -> new CourseList(page, join))),
                        said -> new PublicCoursesPage(
                                reader.language(),
                                said.page().items(),
                                said.page().next() == null
                                        ? null
                                        : PublicAddresses.courses(
                                                filter.organization(),
                                                said.page().next()),
                                said.join())));
    }

    Uni<Response> course(UUID id, Reader reader) {
        return open(
                reader,
                reading.page(
                        reader.request(),
                        new Asked("course", id),
                        reader.language(),
                        () -> courses.get(id).chain(one -> join().map(join -> new OneCourse(one, join))),
                        said -> new PublicCoursePage(
                                reader.language(),
                                said.course(),
                                SanitizedHtml.of(said.course().text()),
                                said.join())));
    }

    /** Nobody needs a poster to join: the province has a way in of its own. */
    Uni<String> join() {
        return problems.standingCode().map(code -> code == null ? "/j" : "/j/" + code);
    }

    /** What cannot be shown is a page, too. */
    Uni<Response> open(Reader reader, Uni<Response> page) {
        return page.onFailure()
                .recoverWithUni(failure -> problems.of(failure, reader.visit()).chain(PublicDesk::written));
    }

    private static Uni<Response> written(RestResponse<TemplateInstance> page) {
        return page.getEntity().createUni().map(html -> Response.status(page.getStatusInfo())
                .replaceAll(page.getHeaders())
                .entity(html)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .build());
    }
}
