/**
 * What everybody may see without signing in (网上红十字会, 浙红〔2019〕40号 四(三)): organizations, activities and courses, and no person.
 * Knows organization and member, and reads the rest through projections.
 */
package org.boai.enroll.community;
