/** A seeded world of customers, devices, terminals and merchants, its genuine traffic, and attacks with ground truth. */
package dev.sluice.simulator;
