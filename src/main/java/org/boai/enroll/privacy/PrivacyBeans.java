package org.boai.enroll.privacy;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Makes the cipher and the index from the key file; another algorithm is another producer here. Begins with the
 * program: a key file that cannot be read must stop the start, not the first citizen.
 */
@Startup(1)
@Singleton
class PrivacyBeans {
    private final FieldKeys keys;

    PrivacyBeans(PrivacyConfig config) {
        this.keys = FieldKeys.read(config.keyFile());
    }

    @Produces
    @Singleton
    FieldCipher cipher() {
        return new AesGcmFieldCipher(keys);
    }

    @Produces
    @Singleton
    BlindIndex index() {
        return new BlindIndex(keys);
    }
}
