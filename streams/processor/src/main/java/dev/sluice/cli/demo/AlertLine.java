package dev.sluice.cli.demo;

import dev.sluice.contract.Severity;
import java.time.Duration;

/**
 * An alert, as one line of the live view.
 *
 * @param raisedAt when it was raised, from the start of the demo
 * @param severity how severe it is
 * @param entity whom it concerns, by its token
 * @param reason why, in plain words
 */
public record AlertLine(Duration raisedAt, Severity severity, String entity, String reason) {}
