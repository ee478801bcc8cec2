package dev.sluice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RocksDbVariantTest {

    private static final Bytes KEY = Bytes.wrap("key".getBytes(StandardCharsets.UTF_8));
    private static final byte[] VALUE = "value".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource
    void a_store_with_the_setting_changed_gives_back_what_it_wrote_to_a_file(RocksDbVariant variant) {
        try (RocksDbStore store = new RocksDbStore(variant)) {
            store.store().put(KEY, VALUE);

            store.store().commit(Map.of());

            assertThat(store.store().get(KEY)).isEqualTo(VALUE);
        }
    }
}
