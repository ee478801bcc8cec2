/**
 * The challenge (step-up): whether a customer is asked, how often, and what the end of it makes of the payment. Nothing here
 * knows how decisions are made; they ask here.
 */
package dev.sluice.decision.challenge;
