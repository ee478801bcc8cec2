/** Looks at rules that are right each by itself: which of them can never act, which say the same, what nobody uses. */
package dev.sluice.rules.review;
