package org.boai.enroll.page;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.boai.enroll.application.AnswerReturn;
import org.boai.enroll.application.AppealRefusal;
import org.boai.enroll.application.ProgressView;
import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.organization.OrganizationService;
import org.boai.enroll.page.FollowingDesk.Step;
import org.boai.enroll.privacy.ConsentService;
import org.boai.enroll.privacy.Purpose;
import org.boai.enroll.region.RegionLevel;
import org.boai.enroll.region.RegionMatch;
import org.boai.enroll.region.RegionService;
import org.boai.enroll.web.Violations;

/** The forms of an application on its way: what they offer, and what was typed into them, as every other client sends it. */
@ApplicationScoped
class FollowingForms {
    private final RegionService regions;
    private final OrganizationService organizations;
    private final ConsentService consents;
    private final Validator validator;

    FollowingForms(
            RegionService regions, OrganizationService organizations, ConsentService consents, Validator validator) {
        this.regions = regions;
        this.organizations = organizations;
        this.consents = consents;
        this.validator = validator;
    }

    /** Fails with everything that cannot be read, in one go. */
    Uni<AnswerReturn> answer(Step step) {
        return Uni.createFrom().item(() -> {
            var typed = step.typed();
            var reading = FormReading.of(
                    null,
                    Draft.begun()
                            .with(new TypedPlace(typed.residence(), typed.affiliation()))
                            .with(step.details()));
            var read = reading.request();
            var answer = new AnswerReturn(
                    step.receipt(),
                    typed.phone(),
                    typed.phoneProof(),
                    TypedFollowing.given(typed.fullName()),
                    read.birthDate(),
                    read.identityDocument(),
                    read.residence(),
                    read.affiliation(),
                    read.guardian(),
                    TypedFollowing.given(typed.backgroundProof()),
                    TypedFollowing.given(typed.other()),
                    read.consents());
            require(answer, reading.errors());
            return answer;
        });
    }

    AppealRefusal appeal(Step step) {
        var typed = step.typed();
        var appeal = new AppealRefusal(
                step.receipt(), typed.phone(), typed.phoneProof(), Objects.requireNonNullElse(typed.words(), ""));
        require(appeal, List.of());
        return appeal;
    }

    private <T> void require(T request, List<FieldError> unread) {
        var errors = new LinkedHashSet<FieldError>(unread);
        errors.addAll(Violations.errors(validator.validate(request)));
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(FormCheck.inOrder(errors));
        }
    }

    /** @param done what was just done, or null */
    Uni<FollowingPage> page(Step step, ProgressView progress, String done) {
        return places(step.typed()).chain(places -> units(step.typed()).chain(units -> guardians(step, progress)
                .map(guardians -> new FollowingPage(
                        step.language(),
                        step.receipt(),
                        step.typed(),
                        step.details(),
                        null,
                        null,
                        new FollowingPage.Shown(
                                progress,
                                FollowingWords.status(progress.status(), step.language()),
                                FollowingWords.lines(progress, step.language()),
                                done,
                                FormOptions.of(step.details(), step.language()),
                                places,
                                units,
                                guardians),
                        Faults.NONE))));
    }

    FollowingPage with(FollowingPage page, Faults faults) {
        return new FollowingPage(
                page.language(),
                page.receipt(),
                page.typed(),
                page.details(),
                page.question(),
                page.masked(),
                page.view(),
                faults);
    }

    /** Here a place is searched for in a field of the form, not chosen on pages of its own. */
    static ProblemException named(ProblemException problem) {
        return problem.errors().isEmpty()
                ? problem
                : ProblemException.invalid(problem.errors().stream()
                        .map(error -> new FieldError(
                                error.pointer()
                                        .replaceFirst("^/residence.*", "/place")
                                        .replaceFirst("^/affiliation.*", "/unit"),
                                error.code(),
                                error.message()))
                        .toList());
    }

    private Uni<List<Option>> places(TypedFollowing typed) {
        String needle = ResidenceChooser.needle(typed.place());
        return needle.isEmpty()
                ? Uni.createFrom().item(List.of())
                : regions.search(needle, null).map(matches -> matches.items().stream()
                        .filter(match -> match.level().ordinal() >= RegionLevel.TOWNSHIP.ordinal())
                        .map(match -> place(match, typed))
                        .toList());
    }

    private static Option place(RegionMatch match, TypedFollowing typed) {
        List<String> names = new ArrayList<>(match.path());
        names.add(match.name());
        return new Option(
                "residence-" + match.code(),
                match.code(),
                String.join(" › ", names),
                null,
                match.code().equals(typed.residence()));
    }

    private Uni<List<Option>> units(TypedFollowing typed) {
        String needle = ResidenceChooser.needle(typed.unit());
        return needle.isEmpty()
                ? Uni.createFrom().item(List.of())
                : organizations.units("", needle).map(units -> units.items().stream()
                        .map(unit -> new Option(
                                "affiliation-" + unit.id(),
                                unit.id().toString(),
                                unit.name(),
                                null,
                                unit.id().toString().equals(typed.affiliation())))
                        .toList());
    }

    private Uni<List<Option>> guardians(Step step, ProgressView progress) {
        if (progress.asked() == null || !progress.asked().guardianConsent()) {
            return Uni.createFrom().item(List.of());
        }
        return consents.currentTexts()
                .map(texts ->
                        Consents.of(EnumSet.of(Purpose.GUARDIAN), step.details().consents(), texts, step.language()));
    }
}
