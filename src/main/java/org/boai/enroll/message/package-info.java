/**
 * What persons are told on the phone that is on record: decisions, and what they are asked for. Written with what it
 * tells, sent later by whichever replica claims it; knows organization only, and never what a message is about.
 */
package org.boai.enroll.message;
