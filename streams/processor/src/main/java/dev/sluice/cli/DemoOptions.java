package dev.sluice.cli;

import dev.sluice.service.StreamsSettings.Guarantee;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a demo is to be like.
 *
 * @param length how long transactions are sent
 * @param rate transactions a second
 * @param seed chooses the world
 * @param attackShare the share of fraudulent transactions, 0 to 0.5
 * @param guarantee the processing guarantee
 * @param rules the analysts' folder
 */
record DemoOptions(Duration length, double rate, long seed, double attackShare, Guarantee guarantee, Path rules) {}
