/**
 * What an auditor sees: the record of acts, sealed into a chain that shows every later change, the check of that chain,
 * and of how many persons data is held. Nobody else reads the record, and nobody changes it.
 */
package org.boai.enroll.auditor;
