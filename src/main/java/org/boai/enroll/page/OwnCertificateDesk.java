package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import org.boai.enroll.education.FirstAidCertificateService;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.page.OwnDesk.Visitor;
import org.jboss.resteasy.reactive.RestResponse;

/** A person's first-aid certificates, with what each is worth today. */
@ApplicationScoped
class OwnCertificateDesk {
    private final OwnDesk desk;
    private final FirstAidCertificateService certificates;
    private final Clock clock;

    OwnCertificateDesk(OwnDesk desk, FirstAidCertificateService certificates, Clock clock) {
        this.desk = desk;
        this.certificates = certificates;
        this.clock = clock;
    }

    Uni<RestResponse<TemplateInstance>> certificates(Visitor visitor) {
        var language = visitor.language();
        LocalDate today = LocalDate.now(clock.withZone(SystemClock.ZONE));
        return desk.with(visitor, person -> certificates
                .own(person)
                .map(own -> own.items().stream()
                        .map(one -> OwnCertificateRow.of(one, today, language))
                        .toList())
                .map(rows -> Answers.personal(new OwnCertificatesPage(language, rows))));
    }
}
