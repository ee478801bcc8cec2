/** Sluice as a service: its configuration, what it needs of a cluster, its life, health and metrics. */
@NullMarked
package dev.sluice.service;

import org.jspecify.annotations.NullMarked;
