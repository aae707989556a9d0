package org.boai.enroll.education;

import java.util.List;

/** A person's certificates, newest first. */
public record OwnCertificates(List<OwnCertificate> items) {}
