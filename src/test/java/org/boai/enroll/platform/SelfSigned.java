package org.boai.enroll.platform;

import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Path;

/** A key and the certificate that vouches for itself, made by the JDK's own tool for one test. */
record SelfSigned(PfxOptions store) {
    private static final String PASSWORD = "only-for-this-test";

    static SelfSigned of(Path folder, String name) throws IOException, InterruptedException {
        Path file = folder.resolve(name + ".p12");
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String command =
                " -genkeypair -alias it -keyalg EC -groupname secp256r1 -validity 2 -storetype PKCS12 -dname CN=" + name
                        + " -ext SAN=dns:" + name + " -storepass " + PASSWORD + " -keystore " + file;
        int exit = new ProcessBuilder((tool + command).split(" "))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("keytool ended with " + exit);
        }
        return new SelfSigned(new PfxOptions().setPath(file.toString()).setPassword(PASSWORD));
    }
}
