package org.boai.enroll.bench;

/** Where a person of the benchmark applies: a code, and the residence whose branch takes the person. */
record Branch(String code, String region) {}
