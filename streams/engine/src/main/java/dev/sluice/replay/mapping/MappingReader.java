package dev.sluice.replay.mapping;

import dev.sluice.contract.TransactionRequested;
import dev.sluice.finding.Checked;
import dev.sluice.finding.Finding;
import dev.sluice.finding.NearestName;
import dev.sluice.finding.YamlFields;
import dev.sluice.finding.YamlNode;
import dev.sluice.finding.YamlSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a mapping file as a whole. */
final class MappingReader {

    private static final Map<String, FieldPath> FIELDS = FieldPath.allOf(TransactionRequested.getClassSchema());

    private final String file;
    private final List<Finding> findings = new ArrayList<>();
    private final List<FieldMapping> mapped = new ArrayList<>();

    MappingReader(String file) {
        this.file = file;
    }

    Checked<Mapping> read(String text) {
        Checked<YamlNode.Mapping> source = YamlSource.parse(file, text);
        findings.addAll(source.findings());
        if (!source.value().entries().isEmpty()) {
            YamlFields top = new YamlFields(file, "", source.value(), findings);
            top.requiredNode("fields").ifPresent(node -> readFields(top, node));
            top.refuseOthers();
        }
        return new Checked<>(new Mapping(file, mapped), findings);
    }

    private void readFields(YamlFields top, YamlNode node) {
        if (!(node instanceof YamlNode.Mapping fields)) {
            top.error(node, "'fields' must be a mapping, found " + node.kind(), "write 'FIELD: ${COLUMN}' lines");
            return;
        }
        for (YamlNode.Entry entry : fields.entries()) {
            readField(top, entry);
        }
        refuseGaps(top, fields);
    }

    /** What must be there needs a source: at the top always, within another record if that has any. */
    private void refuseGaps(YamlFields top, YamlNode.Mapping fields) {
        List<String> named =
                fields.entries().stream().map(entry -> entry.key().text()).toList();
        for (FieldPath field : FIELDS.values()) {
            if (!field.isRequired() || named.contains(field.path())) {
                continue;
            }
            String owner = field.owner();
            if (owner.isEmpty() || named.stream().anyMatch(name -> name.startsWith(owner))) {
                top.error(
                        fields,
                        "'" + field.path() + "' has no source, but must have a value",
                        "write '" + field.path() + ": ${COLUMN}', or a constant");
            }
        }
    }

    private void readField(YamlFields top, YamlNode.Entry entry) {
        String path = entry.key().text();
        FieldPath target = FIELDS.get(path);
        if (target == null) {
            top.error(
                    entry.key(),
                    "TransactionRequested has no field '" + path + "'",
                    NearestName.hint(
                            path,
                            FIELDS.keySet(),
                            "its fields are described in schemas/contracts/src/main/avro/TransactionRequested.avsc"));
            return;
        }
        Optional<FieldMapping> read = new FieldReader(file, target, findings).read(entry.value());
        read.ifPresent(mapped::add);
    }
}
