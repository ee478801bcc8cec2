package dev.sluice.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrySettingsTest {

    private static final String URL = "http://registry:8081";

    @Test
    void a_url_alone_gives_settings_that_look_up_and_never_register() {
        RegistrySettings settings = RegistrySettings.of(URL);

        assertThat(settings.urls()).containsExactly(URI.create(URL));
        assertThat(settings.autoRegister()).isFalse();
        assertThat(settings.credentials()).isInstanceOf(RegistryCredentials.None.class);
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.retryTimeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void every_option_reaches_the_client_under_the_name_that_it_knows() {
        RegistrySettings settings = RegistrySettings.parse(Map.of(
                "schema.registry.url", "https://one/apis/ccompat/v7, https://two",
                "basic.auth.credentials.source", "USER_INFO",
                "basic.auth.user.info", "sluice:secret",
                "schema.registry.ssl.truststore.location", "trust.p12",
                "schema.registry.ssl.truststore.password", "hidden",
                "http.connect.timeout.ms", "100",
                "http.read.timeout.ms", "200",
                "retry.timeout.ms", "0",
                "auto.register.schemas", "true"));

        assertThat(settings.urlTexts()).isEqualTo(List.of("https://one/apis/ccompat/v7", "https://two"));
        assertThat(settings.autoRegister()).isTrue();
        assertThat(settings.retryTimeout()).isZero();
        assertThat(settings.clientOptions())
                .containsEntry("basic.auth.credentials.source", "USER_INFO")
                .containsEntry("basic.auth.user.info", "sluice:secret")
                .containsEntry("schema.registry.ssl.truststore.location", "trust.p12")
                .containsEntry("http.connect.timeout.ms", 100)
                .containsEntry("http.read.timeout.ms", 200);
    }

    @Test
    void a_token_reaches_the_client() {
        RegistrySettings settings = parse("bearer.auth.token", "abc");

        assertThat(settings.clientOptions())
                .containsEntry("bearer.auth.credentials.source", "STATIC_TOKEN")
                .containsEntry("bearer.auth.token", "abc");
    }

    @Test
    void no_secret_shows_in_its_text() {
        RegistrySettings basic = RegistrySettings.parse(Map.of(
                "schema.registry.url", URL,
                "basic.auth.user.info", "sluice:secret",
                "schema.registry.ssl.keystore.key", "secret",
                "schema.registry.ssl.truststore.password", "secret"));

        assertThat(basic.toString()).contains("sluice").doesNotContain("secret");
        assertThat(parse("bearer.auth.token", "secret").toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bearer.auth.credentials.source | OAUTHBEARER      | only STATIC_TOKEN is supported",
                "bearer.auth.issuer.endpoint.url| https://issuer   | OAUTHBEARER, which is not supported",
                "basic.auth.credentials.source  | SASL_INHERIT     | only USER_INFO is supported",
                "basic.auth.credentials.source  | USER_INFO        | basic.auth.user.info is missing",
                "bearer.auth.credentials.source | STATIC_TOKEN     | bearer.auth.token is missing",
                "basic.auth.user.info           | sluice           | user:password",
                "auto.register.schema           | true             | did you mean 'auto.register.schemas'?",
                "schema.registry.ssl.trust      | x                | unknown registry option",
                "auto.register.schemas          | yes              | must be true or false",
                "http.read.timeout.ms           | 5s               | whole milliseconds",
                "http.read.timeout.ms           | 0                | http.read.timeout.ms is 0",
                "retry.timeout.ms               | -1               | retry.timeout.ms is -1",
            })
    void what_cannot_work_is_refused_by_name(String option, String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(option, value))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "registry:8081", "ftp://registry", "http://", "http://user:pass@registry", "http://a b"})
    void a_url_that_cannot_be_a_registry_is_refused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegistrySettings.of(url))
                .withMessageContaining("schema.registry.url");
    }

    @Test
    void basic_and_bearer_exclude_each_other() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegistrySettings.parse(Map.of(
                        "schema.registry.url", URL,
                        "basic.auth.user.info", "a:b",
                        "bearer.auth.token", "c")))
                .withMessageContaining("exclude each other");
    }

    private static RegistrySettings parse(String option, String value) {
        Map<String, String> options = new HashMap<>(Map.of("schema.registry.url", URL));
        options.put(option, value);
        return RegistrySettings.parse(options);
    }
}
