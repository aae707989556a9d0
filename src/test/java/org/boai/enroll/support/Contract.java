package org.boai.enroll.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The committed contract, in the forms that tests need. */
public final class Contract {
    public static final Path FILE = Path.of("openapi", "openapi.yaml");

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .build())
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    /** Read once: it is long. */
    private static final JsonNode READ = read();

    private Contract() {}

    private static JsonNode read() {
        try {
            return YAML.readTree(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same document with its keys in order. */
    public static String sorted(String yaml) throws JsonProcessingException {
        return YAML.writeValueAsString(YAML.readValue(yaml, TreeMap.class));
    }

    /** Every operation, by method and path. */
    public static Map<String, JsonNode> routes() {
        Map<String, JsonNode> routes = new TreeMap<>();
        READ.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> routes.put(
                        operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), operation.getValue())));
        return routes;
    }

    public static JsonNode schema(String name) {
        return READ.at("/components/schemas/" + name);
    }

    /**
     * "This reference or null" is {@code allOf} with {@code nullable} in OpenAPI 3.0.3; the validator reads that as
     * "never null", so for it the same is said with {@code anyOf}, no less strictly.
     */
    static String forTheValidator() {
        try {
            JsonNode contract = READ.deepCopy();
            orNull(contract);
            return YAML.writeValueAsString(contract);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void orNull(JsonNode node) {
        node.forEach(Contract::orNull);
        if (node instanceof ObjectNode schema && schema.path("nullable").asBoolean() && schema.has("allOf")) {
            JsonNode reference = schema.get("allOf").get(0);
            schema.removeAll();
            var choices = schema.putArray("anyOf");
            choices.add(reference);
            choices.addObject().put("nullable", true).putArray("enum").addNull();
        }
    }
}
