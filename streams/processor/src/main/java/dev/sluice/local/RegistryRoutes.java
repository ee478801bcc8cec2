package dev.sluice.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.RegistryRecord.SchemaVersion;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Confluent's REST protocol: which request is which question or change, and how answers and errors are written. */
final class RegistryRoutes {

    static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private static final Logger LOG = LoggerFactory.getLogger(RegistryRoutes.class);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int INTERNAL_SERVER_ERROR = 500;
    private static final String READ_WRITE = "READWRITE";

    private final RegistryQueries queries;
    private final RegistryChanges changes;

    RegistryRoutes(RegistryQueries queries, RegistryChanges changes) {
        this.queries = queries;
        this.changes = changes;
    }

    void addTo(RoutesConfig routes) {
        addSubjects(routes);
        addSchemas(routes);
        addCompatibility(routes);
        addConfig(routes);
        addServer(routes);
        addErrors(routes);
    }

    private void addSubjects(RoutesConfig routes) {
        routes.get("/subjects", c -> answer(c, () -> texts(queries.subjects(prefix(c), flag(c, "deleted")))));
        routes.get(
                "/subjects/{subject}/versions",
                c -> answer(
                        c,
                        () -> numbers(queries.versions(subject(c), flag(c, "deleted")).stream()
                                .map(SchemaVersion::version)
                                .toList())));
        routes.get("/subjects/{subject}/versions/{version}", c -> answer(c, () -> describe(version(c))));
        routes.get(
                "/subjects/{subject}/versions/{version}/schema",
                c -> write(c, version(c).schema()));
        routes.get(
                "/subjects/{subject}/versions/{version}/referencedby",
                c -> answer(c, () -> {
                    version(c);
                    return NODES.arrayNode();
                }));
        routes.post(
                "/subjects/{subject}",
                c -> answer(c, () -> describe(queries.lookUp(subject(c), submitted(c), flag(c, "deleted")))));
        routes.post(
                "/subjects/{subject}/versions",
                c -> answer(c, () -> NODES.objectNode().put("id", changes.register(subject(c), submitted(c)))));
        routes.delete(
                "/subjects/{subject}",
                c -> answer(c, () -> numbers(changes.deleteSubject(subject(c), flag(c, "permanent")))));
        routes.delete(
                "/subjects/{subject}/versions/{version}",
                c -> answer(
                        c, () -> NODES.numberNode(changes.deleteVersion(subject(c), spec(c), flag(c, "permanent")))));
    }

    private void addSchemas(RoutesConfig routes) {
        routes.get("/schemas/types", c -> answer(c, () -> texts(List.of("AVRO"))));
        routes.get(
                "/schemas/ids/{id}",
                c -> answer(c, () -> {
                    ObjectNode answer = NODES.objectNode().put("schema", queries.schema(id(c)));
                    return flag(c, "fetchMaxId") ? answer.put("maxId", queries.highestId()) : answer;
                }));
        routes.get("/schemas/ids/{id}/schema", c -> write(c, queries.schema(id(c))));
        routes.get(
                "/schemas/ids/{id}/subjects",
                c -> answer(
                        c,
                        () -> texts(withId(c).stream()
                                .map(SchemaVersion::subject)
                                .distinct()
                                .toList())));
        routes.get(
                "/schemas/ids/{id}/versions",
                c -> answer(c, () -> {
                    ArrayNode answer = NODES.arrayNode();
                    withId(c)
                            .forEach(v -> answer.addObject()
                                    .put("subject", v.subject())
                                    .put("version", v.version()));
                    return answer;
                }));
    }

    private void addCompatibility(RoutesConfig routes) {
        routes.post(
                "/compatibility/subjects/{subject}/versions",
                c -> answer(c, () -> verdict(c, queries.objections(subject(c), submitted(c)))));
        routes.post(
                "/compatibility/subjects/{subject}/versions/{version}",
                c -> answer(c, () -> verdict(c, queries.objections(subject(c), submitted(c), spec(c)))));
    }

    private void addConfig(RoutesConfig routes) {
        routes.get("/config", c -> answer(c, () -> level(queries.globalLevel())));
        routes.put("/config", c -> answer(c, () -> changedLevel(c, null)));
        routes.delete(
                "/config",
                c -> answer(c, () -> {
                    changes.setLevel(null, null);
                    return level(queries.globalLevel());
                }));
        routes.get(
                "/config/{subject}",
                c -> answer(
                        c,
                        () -> level(
                                flag(c, "defaultToGlobal")
                                        ? queries.level(subject(c))
                                        : queries.ownLevel(subject(c)))));
        routes.put("/config/{subject}", c -> answer(c, () -> changedLevel(c, subject(c))));
        routes.delete(
                "/config/{subject}",
                c -> answer(c, () -> {
                    ObjectNode former = level(queries.ownLevel(subject(c)));
                    changes.setLevel(subject(c), null);
                    return former;
                }));
    }

    private void addServer(RoutesConfig routes) {
        routes.get("/", c -> answer(c, NODES::objectNode));
        routes.get("/contexts", c -> answer(c, () -> texts(List.of("."))));
        for (String path : List.of("/mode", "/mode/{subject}")) {
            routes.get(path, c -> answer(c, () -> NODES.objectNode().put("mode", READ_WRITE)));
            routes.put(path, c -> answer(c, () -> onlyReadWrite(c)));
        }
    }

    private static void addErrors(RoutesConfig routes) {
        routes.exception(RegistryError.class, (e, c) -> fail(c, e.status(), e.code(), e));
        routes.exception(HttpResponseException.class, (e, c) -> fail(c, e.getStatus(), e.getStatus(), e));
        routes.exception(Exception.class, (e, c) -> {
            LOG.error("{} {} failed", c.method(), c.path(), e);
            fail(c, INTERNAL_SERVER_ERROR, RegistryError.STORE_FAILED, e);
        });
    }

    private static void fail(Context c, int status, int code, Exception e) {
        ObjectNode error = NODES.objectNode().put("error_code", code).put("message", String.valueOf(e.getMessage()));
        write(c.status(status), error.toString());
    }

    private static void answer(Context c, Supplier<JsonNode> answer) throws Exception {
        write(c, JSON.writeValueAsString(answer.get()));
    }

    private static void write(Context c, String json) {
        c.contentType(MEDIA_TYPE).result(json);
    }

    private SchemaVersion version(Context c) {
        return queries.version(subject(c), spec(c), flag(c, "deleted"));
    }

    private List<SchemaVersion> withId(Context c) {
        return queries.withId(id(c), flag(c, "deleted"));
    }

    private JsonNode changedLevel(Context c, @Nullable String subject) {
        String name = SubmittedSchema.json(c.body()).path("compatibility").asText();
        CompatibilityLevel level = CompatibilityLevel.forName(name);
        if (level == null) {
            throw new RegistryError(
                    RegistryError.INVALID_LEVEL,
                    "Invalid compatibility level '" + name + "'; valid are " + List.of(CompatibilityLevel.values()));
        }
        changes.setLevel(subject, level);
        return NODES.objectNode().put("compatibility", level.name);
    }

    private static JsonNode onlyReadWrite(Context c) {
        String mode = SubmittedSchema.json(c.body()).path("mode").asText();
        if (!mode.equals(READ_WRITE)) {
            throw new RegistryError(
                    RegistryError.INVALID_MODE, "Mode '" + mode + "' is not supported; this registry has READWRITE");
        }
        return NODES.objectNode().put("mode", READ_WRITE);
    }

    private static JsonNode verdict(Context c, List<String> objections) {
        ObjectNode verdict = NODES.objectNode().put("is_compatible", objections.isEmpty());
        return flag(c, "verbose") ? verdict.set("messages", texts(objections)) : verdict;
    }

    private static ObjectNode describe(SchemaVersion version) {
        return NODES.objectNode()
                .put("subject", version.subject())
                .put("version", version.version())
                .put("id", version.id())
                .put("schema", version.schema());
    }

    private static ObjectNode level(CompatibilityLevel level) {
        return NODES.objectNode().put("compatibilityLevel", level.name);
    }

    private static ArrayNode texts(List<String> values) {
        ArrayNode array = NODES.arrayNode();
        values.forEach(array::add);
        return array;
    }

    private static ArrayNode numbers(List<Integer> values) {
        ArrayNode array = NODES.arrayNode();
        values.forEach(array::add);
        return array;
    }

    private static SubmittedSchema submitted(Context c) {
        return SubmittedSchema.read(c.body(), flag(c, "normalize"));
    }

    private static String subject(Context c) {
        return c.pathParam("subject");
    }

    private static VersionSpec spec(Context c) {
        return VersionSpec.parse(c.pathParam("version"));
    }

    private static int id(Context c) {
        try {
            return Integer.parseInt(c.pathParam("id"));
        } catch (NumberFormatException e) {
            throw RegistryError.noSchema();
        }
    }

    private static String prefix(Context c) {
        String prefix = c.queryParam("subjectPrefix");
        return prefix == null ? "" : prefix;
    }

    private static boolean flag(Context c, String name) {
        return Boolean.parseBoolean(c.queryParam(name));
    }
}
