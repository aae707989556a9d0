package org.boai.enroll.application;

import java.util.UUID;

/** Where an application goes. @param group may be null; @param assigned by the society that oversees it */
record Destination(Target organization, UUID group, boolean assigned) {}
