package dev.sluice.service;

import dev.sluice.contract.Contracts;
import dev.sluice.topology.InternalRecords;
import dev.sluice.topology.RegistryRecordSerdes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** Which schemas the registry must have, by the name that its subject is made of. */
final class SchemaPlan {

    private SchemaPlan() {}

    /** The contracts by their topics, then the records of Sluice's own. */
    static Map<String, Schema> all() {
        Map<String, Schema> schemas = new LinkedHashMap<>(Contracts.schemasByTopic());
        InternalRecords.all()
                .forEach(type -> schemas.put(
                        RegistryRecordSerdes.internalSubjectTopic(type),
                        SpecificData.getForClass(type).getSchema(type)));
        return schemas;
    }
}
