package org.boai.enroll.page;

import org.jboss.resteasy.reactive.RestQuery;

/** A place as an address names it: a region's code or an organization's id. */
public record AskedPlace(@RestQuery String residence, @RestQuery String affiliation) {
    TypedPlace place() {
        return new TypedPlace(residence, affiliation);
    }
}
