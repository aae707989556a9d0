package org.boai.enroll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.boai.enroll.support.OnPostgres;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The published contract is what the code says. Write it anew with {@code -Dboai.contract.write=true}. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class ContractIT {
    private static final Path COMMITTED = Path.of("openapi", "openapi.yaml");

    @ConfigProperty(name = "quarkus.management.test-port")
    int management;

    @Test
    void theCommittedContractEqualsTheCode() throws IOException {
        String generated = sorted(given().baseUri("http://localhost")
                .port(management)
                .get("/q/openapi?format=yaml")
                .asString());
        if (Boolean.getBoolean("boai.contract.write")) {
            Files.writeString(COMMITTED, generated);
        }
        assertThat(generated).isEqualTo(Files.readString(COMMITTED));
    }

    private static String sorted(String yaml) throws IOException {
        var mapper = new ObjectMapper(YAMLFactory.builder()
                        .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                        .disable(YAMLGenerator.Feature.SPLIT_LINES)
                        .build())
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        return mapper.writeValueAsString(mapper.readValue(yaml, TreeMap.class));
    }
}
