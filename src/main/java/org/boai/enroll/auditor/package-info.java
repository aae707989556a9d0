/**
 * What an auditor sees: the record of acts, sealed into a chain that shows every later change, and the check of that
 * chain. Nobody else reads the record, and nobody changes it.
 */
package org.boai.enroll.auditor;
