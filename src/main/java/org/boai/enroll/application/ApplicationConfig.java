package org.boai.enroll.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** What an application must hold. */
@ConfigMapping(prefix = "boai.application")
public interface ApplicationConfig {
    /** Whether an identity document is asked for. */
    @WithDefault("optional")
    DocumentRule identityDocument();

    /** Who is a youth member: pupils and students in school, or everybody under 18. */
    @WithDefault("in-school")
    KindRule kind();

    /** Whether the phone must be proved; by default only outside demo. */
    @WithName("phone-proof")
    @WithDefault("${boai.phone-proof:required}")
    ProofRule phoneProof();

    /** Whether an identity document is asked for. */
    enum DocumentRule {
        REQUIRED,
        OPTIONAL,
        OFF
    }

    /** How the kind of membership follows from the person. */
    enum KindRule {
        IN_SCHOOL,
        AGE_18
    }

    /** Whether the phone must be proved. */
    enum ProofRule {
        REQUIRED,
        OPTIONAL
    }
}
