package dev.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.apache.avro.util.ClassSecurityValidator;
import org.junit.jupiter.api.Test;

class ContractsTest {
    @Test
    void avro_trusts_our_records_and_still_refuses_others() {
        Contracts.trust();

        assertThatCode(() -> ClassSecurityValidator.validate(TransactionRequested.class))
                .doesNotThrowAnyException();
        assertThatCode(() -> ClassSecurityValidator.validate(String.class)).doesNotThrowAnyException();
        assertThatThrownBy(() -> ClassSecurityValidator.validate(ProcessBuilder.class))
                .isInstanceOf(SecurityException.class);
    }

    @Test
    void every_avro_topic_has_its_schema_and_alerts_and_dead_letters_have_none() {
        Set<String> withSchema = Contracts.schemasByTopic().keySet();

        assertThat(Topics.all()).doesNotHaveDuplicates().containsAll(withSchema);
        assertThat(Topics.all().stream().filter(topic -> !withSchema.contains(topic)))
                .containsExactlyInAnyOrder(Topics.ALERT_RAISED, Topics.DEAD_LETTER);
    }

    @Test
    void a_subject_is_named_after_its_topic() {
        assertThat(Contracts.subject(Topics.DECISION_MADE)).isEqualTo("fraud.decision.made.v1-value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Contracts.subject(" "))
                .withMessageContaining("blank");
    }
}
