package dev.sluice.rules.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {

    private static final Path PAGE = Path.of("../../rules/VOCABULARY.md");

    @ParameterizedTest
    @CsvSource({
        "TRANSACTION, amount, DECIMAL, false",
        "TRANSACTION, country, TEXT, true",
        "TRANSACTION, qrCode.dynamic, BOOLEAN, true",
        "TRANSACTION, qrCode, GROUP, true",
        "TRANSACTION, distanceFromHomeKm, REAL, true",
        "DEVICE, status, CHOICE, false",
        "DEVICE, deviceId, TEXT, true",
        "DEVICE, appsDetected, CHOICES, true",
        "DEVICE, simChangedAt, MOMENT, true",
        "TERMINAL, firmwareSupportEndsOn, DATE, true",
        "TERMINAL, firmwareOutOfSupport, BOOLEAN, true",
        "MERCHANT, opensAt, TIME_OF_DAY, true",
        "MERCHANT, licensedCountries, TEXTS, true"
    })
    void fields_have_the_kind_of_the_contract_and_are_unknown_where_the_signal_can_be_missing(
            FactType fact, String name, ValueType.Kind kind, boolean nullable) {
        FactField field = Vocabulary.get().field(fact, name).orElseThrow();

        assertThat(field.type().kind()).isEqualTo(kind);
        assertThat(field.nullable()).isEqualTo(nullable);
        assertThat(field.meaning()).isNotBlank();
    }

    @Test
    void the_page_for_analysts_is_up_to_date() throws IOException {
        String page = VocabularyPage.markdown();

        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(page).as("-Dgolden.update=true writes it anew").isEqualTo(Files.readString(PAGE));
    }
}
