/** Why a transaction was decided as it was. */
package dev.sluice.decision.explanation;
