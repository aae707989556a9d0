package org.boai.enroll.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** What holds for every operation of the contract: failures are problem documents, answers have a description. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {
    private static final String PROBLEM = "Problem";
    private static final String PERSON = "PersonSession";

    @Override
    public Operation filterOperation(Operation operation) {
        var responses = operation.getResponses();
        Map<String, APIResponse> all = responses.getAPIResponses();
        all.keySet().stream().filter(status -> status.startsWith("4")).toList().forEach(responses::removeAPIResponse);
        all.values().stream()
                .filter(response -> response.getDescription() == null)
                .forEach(response -> response.setDescription("As asked for"));
        responses.addAPIResponse("default", problem());
        return operation;
    }

    private static APIResponse problem() {
        var reference = OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM);
        return OASFactory.createAPIResponse()
                .description("A problem, named in its type (RFC 9457)")
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problems.MEDIA_TYPE,
                                OASFactory.createMediaType().schema(reference)));
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        if (contract.getComponents() == null) {
            contract.setComponents(OASFactory.createComponents());
        }
        Map<String, Schema> schemas = contract.getComponents().getSchemas();
        if (schemas != null) {
            schemas.values().forEach(ContractFilter::letOptionalBeNull);
        }
        contract.getComponents().addSchema(PROBLEM, problemSchema());
        letPersonsSignIn(contract);
    }

    /** What is a person's own is asked for with a session of a person, never with a steward's token. */
    private static void letPersonsSignIn(OpenAPI contract) {
        contract.getComponents()
                .addSecurityScheme(
                        PERSON,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("Person")
                                .description("The token of POST /api/v1/my/sessions"));
        var wanted = List.of(OASFactory.createSecurityRequirement().addScheme(PERSON));
        contract.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith("/api/v1/my/")) {
                item.getOperations().values().stream()
                        .filter(operation -> operation.getSecurity() != null
                                && !operation.getSecurity().isEmpty())
                        .forEach(operation -> operation.setSecurity(wanted));
            }
        });
    }

    /** What is not required is written as null when it is absent. */
    private static void letOptionalBeNull(Schema schema) {
        var required = schema.getRequired() == null ? List.<String>of() : schema.getRequired();
        if (schema.getProperties() != null) {
            Map<String, Schema> nullable = new LinkedHashMap<>();
            schema.getProperties()
                    .forEach((name, property) ->
                            nullable.put(name, required.contains(name) ? property : orNull(property)));
            schema.setProperties(nullable);
        }
    }

    /** OpenAPI 3.0 ignores what stands beside a reference, so null becomes the other choice. */
    private static Schema orNull(Schema property) {
        return property.getRef() == null
                ? property.addType(Schema.SchemaType.NULL)
                : OASFactory.createSchema()
                        .addAnyOf(property)
                        .addAnyOf(OASFactory.createSchema().type(List.of(Schema.SchemaType.NULL)));
    }

    private static Schema problemSchema() {
        var violation = object("pointer", "code", "message")
                .addProperty("pointer", text("JSON pointer to the value"))
                .addProperty("code", text("Stable name of what is wrong"))
                .addProperty("message", text("What to do, in the language of the request"));
        var errors =
                OASFactory.createSchema().type(List.of(Schema.SchemaType.ARRAY)).items(violation);
        var status = OASFactory.createSchema().type(List.of(Schema.SchemaType.INTEGER));
        return object("type", "title", "status", "instance")
                .description("RFC 9457 problem details; a problem may carry more members, e.g. choices")
                .addProperty("type", text("/problems/ and the problem's stable name; a page that explains it"))
                .addProperty("title", text("What happened, in the language of the request"))
                .addProperty("status", status)
                .addProperty("detail", text("What to do"))
                .addProperty("instance", text("urn:uuid of this occurrence"))
                .addProperty("errors", errors);
    }

    private static Schema object(String... required) {
        return OASFactory.createSchema().type(List.of(Schema.SchemaType.OBJECT)).required(List.of(required));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING)).description(description);
    }
}
