package dev.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventStreamTest {

    @BeforeAll
    static void trust() {
        Contracts.trust();
    }

    @ParameterizedTest
    @EnumSource
    void an_event_belongs_to_the_stream_of_its_contract_and_travels_under_the_key_that_it_names(EventStream stream) {
        Schema schema = stream.schema();
        SpecificRecord event = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        event.put(schema.getField(schema.getProp("key")).pos(), "entity-1");

        assertThat(EventStream.of(event)).isEqualTo(stream);
        assertThat(stream.keyOf(event)).isEqualTo("entity-1");
        assertThat(EventStream.byWord()).containsEntry(stream.word(), stream);
        assertThat(Contracts.schemasByTopic()).containsEntry(stream.topic(), schema);
    }

    @Test
    void what_sluice_says_itself_is_no_event() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventStream.of(new DecisionMade()))
                .withMessageContaining("no stream carries dev.sluice.contract.DecisionMade");
    }
}
