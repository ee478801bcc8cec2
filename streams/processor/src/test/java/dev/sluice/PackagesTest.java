package dev.sluice;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Packages are rooms, and doors between them open one way. */
class PackagesTest {

    /** Where the engine is packaged already, its tests come in a jar of their own, which lies in no folder for tests. */
    private static final ImportOption NO_JARS_OF_TESTS = location -> !location.contains("-tests.jar");

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(NO_JARS_OF_TESTS)
                .importPackages("dev.sluice");
    }

    @Test
    void each_room_is_entered_only_from_those_below_it() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("finding")
                .definedBy("dev.sluice.finding..")
                .layer("velocity")
                .definedBy("dev.sluice.velocity..")
                .layer("rules")
                .definedBy("dev.sluice.rules..")
                .layer("ingest")
                .definedBy("dev.sluice.ingest..")
                .layer("decision")
                .definedBy("dev.sluice.decision..")
                .layer("simulator")
                .definedBy("dev.sluice.simulator..")
                .layer("replay")
                .definedBy("dev.sluice.replay..")
                .layer("serde")
                .definedBy("dev.sluice.serde..")
                .layer("topology")
                .definedBy("dev.sluice.topology..")
                .layer("publication")
                .definedBy("dev.sluice.publication..")
                .layer("service")
                .definedBy("dev.sluice.service..")
                .layer("local")
                .definedBy("dev.sluice.local..")
                .layer("traffic")
                .definedBy("dev.sluice.traffic..")
                .layer("bench")
                .definedBy("dev.sluice.bench..")
                .layer("torture")
                .definedBy("dev.sluice.torture..")
                .layer("cli")
                .definedBy("dev.sluice.cli..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("torture")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("bench")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("traffic")
                .mayOnlyBeAccessedByLayers("bench", "torture", "cli")
                .whereLayer("local")
                .mayOnlyBeAccessedByLayers("traffic", "bench", "torture", "cli")
                .whereLayer("publication")
                .mayOnlyBeAccessedByLayers("service", "local", "torture", "cli")
                .whereLayer("service")
                .mayOnlyBeAccessedByLayers("local", "traffic", "bench", "torture", "cli")
                .whereLayer("topology")
                .mayOnlyBeAccessedByLayers("service", "local", "traffic", "bench", "torture", "cli")
                .whereLayer("replay")
                .mayOnlyBeAccessedByLayers("torture", "cli")
                .whereLayer("simulator")
                .mayOnlyBeAccessedByLayers("traffic", "bench", "torture", "cli")
                .whereLayer("decision")
                .mayOnlyBeAccessedByLayers(
                        "replay", "topology", "publication", "service", "traffic", "bench", "torture", "cli")
                .whereLayer("rules")
                .mayOnlyBeAccessedByLayers("decision", "replay", "publication", "service", "bench", "torture", "cli")
                .whereLayer("velocity")
                .mayOnlyBeAccessedByLayers(
                        "rules", "decision", "replay", "topology", "service", "bench", "torture", "cli")
                .check(classes);
    }

    @Test
    void rooms_have_no_way_round_in_circles() {
        slices().matching("dev.sluice.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void what_decides_knows_neither_kafka_nor_the_embedded_parts() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.sluice.finding..",
                        "dev.sluice.velocity..",
                        "dev.sluice.rules..",
                        "dev.sluice.ingest..",
                        "dev.sluice.decision..",
                        "dev.sluice.simulator..",
                        "dev.sluice.replay..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.confluent..")
                .check(classes);
    }

    @Test
    void only_the_rules_know_drools() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage("dev.sluice.rules..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.drools..", "org.kie..")
                .check(classes);
    }
}
