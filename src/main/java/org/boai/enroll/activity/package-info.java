/**
 * What a branch takes its members along to (浙红〔2019〕40号 三(七), 四(三)): activities from the draft to the report, who signs up,
 * waits, comes and for how long, and calendars of it. It knows members, duties, codes and organizations; pages and public
 * information ask it.
 */
package org.boai.enroll.activity;
