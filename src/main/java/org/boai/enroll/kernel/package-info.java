/**
 * Words that every feature shares: problems, people's names and numbers, pages, ids, time.
 * Knows nobody; no JAX-RS in here, and the only bean is the clock.
 */
package org.boai.enroll.kernel;
