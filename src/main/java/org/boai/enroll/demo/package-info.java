/**
 * What a first look needs: an embedded PostgreSQL, demo organizations and accounts, the words on the terminal.
 * May know any package; nobody knows it but the main class.
 */
package org.boai.enroll.demo;
