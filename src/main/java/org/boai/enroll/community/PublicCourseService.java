package org.boai.enroll.community;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.TimeCursor;

/** Courses that everybody may read. */
@ApplicationScoped
public class PublicCourseService {
    private final PublicCourseProjection courses;
    private final PublicOrganizationService organizations;

    PublicCourseService(PublicCourseProjection courses, PublicOrganizationService organizations) {
        this.courses = courses;
        this.organizations = organizations;
    }

    /** Newest first. @throws ProblemException {@code organization-unknown}, {@code public-course-unknown} */
    public Uni<PublicCourses> list(PublicCourseFilter filter) {
        if (filter.id() != null) {
            return get(filter.id()).map(one -> new PublicCourses(List.of(one), null));
        }
        var after = TimeCursor.of(filter.after(), null);
        return known(filter.organization())
                .chain(() -> courses.list(after, filter.limitOrDefault() + 1, filter.organization()))
                .map(rows -> {
                    var page = Page.of(rows, filter.limitOrDefault(), PublicCourseService::place);
                    return new PublicCourses(page.items(), page.next());
                });
    }

    private Uni<Void> known(UUID organization) {
        return organization == null
                ? Uni.createFrom().voidItem()
                : organizations.get(organization).replaceWithVoid();
    }

    private static String place(PublicCourse one) {
        return TimeCursor.text(one.publishedAt(), one.id());
    }

    /** With its text. @throws ProblemException {@code public-course-unknown} */
    public Uni<PublicCourse> get(UUID id) {
        return courses.find(id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CommunityProblem.PUBLIC_COURSE_UNKNOWN));
    }
}
