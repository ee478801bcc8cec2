package dev.sluice.rules.engine;

/**
 * A condition as Drools gets it.
 *
 * @param order how dear it is
 * @param text the condition
 */
record WrittenCondition(ConditionOrder order, String text) {}
