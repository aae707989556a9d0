package org.boai.enroll.education;

import java.util.List;

/** The certificates of a member, newest first; or those with a number. */
public record Certificates(List<CertificateView> items) {}
