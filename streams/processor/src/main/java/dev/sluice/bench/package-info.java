/** How fast: open-loop load on the real topology and, in the same run, on a pass-through with the same stops. */
package dev.sluice.bench;
