package org.boai.enroll.activity;

import jakarta.validation.Valid;

/** A member wants to take part. @param guardian who consents for a member under 18, else null */
public record SignUp(@Valid ActivityGuardian guardian) {}
