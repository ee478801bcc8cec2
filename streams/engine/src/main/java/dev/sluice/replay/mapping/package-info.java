/**
 * How the columns of somebody's file become the fields of a transaction: the mapping file, what it may say, and the
 * reading of one row by it.
 */
package dev.sluice.replay.mapping;
