package org.boai.enroll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import org.boai.enroll.support.Contract;
import org.boai.enroll.support.OnPostgres;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The published contract is what the code says. Write it anew with {@code -Dboai.contract.write=true}. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class ContractIT {
    @ConfigProperty(name = "quarkus.management.test-port")
    int management;

    @Test
    void theCommittedContractEqualsTheCode() throws IOException {
        String generated = Contract.sorted(given().baseUri("http://localhost")
                .port(management)
                .get("/q/openapi?format=yaml")
                .asString());
        if (Boolean.getBoolean("boai.contract.write")) {
            Files.writeString(Contract.FILE, generated);
        }
        assertThat(generated).isEqualTo(Files.readString(Contract.FILE));
    }
}
