package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;

/** Enters many people at once who were members before, in the session at hand; with the keys of an application's person. */
@ApplicationScoped
class MemberImportEntry {
    private static final String ENTER =
            """
            INSERT INTO members (id, number, organization_id, kind, status, identity_key, description_key, full_name, name_index,
                phone, phone_index, birth_date, document_number, residence_region_id, joined_on, created_at, origin, import_id)
            SELECT u.id, u.number, u.organization, u.kind, 'ACTIVE', u.identity, u.description, u.name, u.name_index, u.phone,
                u.phone_index, u.birth, u.document, u.region, u.joined, $2, 'IMPORTED', $1
            FROM unnest($3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::bytea[], $8::bytea[], $9::bytea[], $10::bytea[],
                $11::bytea[], $12::bytea[], $13::bytea[], $14::bytea[], $15::bigint[], $16::date[])
                AS u (id, number, organization, kind, identity, description, name, name_index, phone, phone_index, birth,
                    document, region, joined)
            ON CONFLICT DO NOTHING RETURNING id""";

    private static final String EVENTS =
            """
            INSERT INTO member_events (id, member_id, kind, happened_on, noted_at, organization_id, noted_by)
            SELECT u.id, u.member, 'IMPORTED', $4, $5, u.organization, $6
            FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS u (id, member, organization)""";

    private static final String NUMBERS =
            """
            INSERT INTO member_numbers (id, member_id, kind, number, noted_at, noted_by)
            SELECT u.id, u.member, u.kind, u.number, $5, $6
            FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) AS u (id, member, kind, number)""";

    private final MemberSerials serials;
    private final FieldCipher cipher;
    private final BlindIndex index;
    private final Clock clock;

    MemberImportEntry(MemberSerials serials, FieldCipher cipher, BlindIndex index, Clock clock) {
        this.serials = serials;
        this.cipher = cipher;
        this.index = index;
        this.clock = clock;
    }

    /** @param by may be null for the operator's command @return who was entered; the others are members in another way */
    Uni<Set<UUID>> enter(UUID importId, List<MemberImportPerson> people, UUID by) {
        return serials.many(people.size())
                .chain(numbers -> Statements.rows(ENTER, values(importId, people, numbers)))
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).collect(Collectors.toCollection(HashSet::new)))
                .call(entered -> follow(
                        people.stream()
                                .filter(person -> entered.contains(person.id()))
                                .toList(),
                        by))
                .map(Set::copyOf);
    }

    private Object[] values(UUID importId, List<MemberImportPerson> people, List<Long> numbers) {
        List<Object> values = new ArrayList<>(List.of(importId, clock.instant()));
        values.add(all(people, MemberImportPerson::id).toArray(UUID[]::new));
        values.add(IntStream.range(0, people.size())
                .mapToObj(i -> MemberNumber.of(
                        people.get(i).countyCode(), people.get(i).joinedOn(), numbers.get(i)))
                .toArray(String[]::new));
        values.add(all(people, MemberImportPerson::organizationId).toArray(UUID[]::new));
        values.add(all(people, one -> one.kind().name()).toArray(String[]::new));
        values.add(keys(people, one -> one.person().identityKey(index)));
        values.add(keys(people, one -> one.person().descriptionKey(index)));
        values.add(sealed(people, Field.FULL_NAME, one -> one.name().value()));
        values.add(keys(people, one -> one.person().nameIndex(index)));
        values.add(sealed(people, Field.PHONE, one -> one.phone().value()));
        values.add(keys(people, one -> one.person().phoneIndex(index)));
        values.add(sealed(people, Field.BIRTH_DATE, one -> one.birthDate().toString()));
        values.add(sealed(
                people,
                Field.DOCUMENT_NUMBER,
                one -> one.document() == null ? null : one.document().number()));
        values.add(all(people, MemberImportPerson::regionId).toArray(Long[]::new));
        values.add(all(people, MemberImportPerson::joinedOn).toArray(LocalDate[]::new));
        return values.toArray();
    }

    private static <T> Stream<T> all(List<MemberImportPerson> people, Function<MemberImportPerson, T> part) {
        return people.stream().map(part);
    }

    private static Buffer[] keys(List<MemberImportPerson> people, Function<MemberImportPerson, byte[]> key) {
        return all(people, key).map(Buffer::buffer).toArray(Buffer[]::new);
    }

    private Buffer[] sealed(List<MemberImportPerson> people, Field field, Function<Person, String> text) {
        return all(people, one -> cipher.seal(field, one.id(), text.apply(one.person())))
                .map(bytes -> bytes == null ? null : Buffer.buffer(bytes))
                .toArray(Buffer[]::new);
    }

    private Uni<?> follow(List<MemberImportPerson> entered, UUID by) {
        Instant now = clock.instant();
        return Statements.update(
                        EVENTS,
                        entered.stream().map(one -> Ids.next()).toArray(UUID[]::new),
                        all(entered, MemberImportPerson::id).toArray(UUID[]::new),
                        all(entered, MemberImportPerson::organizationId).toArray(UUID[]::new),
                        LocalDate.now(clock),
                        now,
                        by)
                .chain(() -> numbers(
                        entered.stream()
                                .flatMap(one -> Stream.of(
                                        Noted.of(one, NotedNumber.Kind.LEGACY, one.legacyNumber()),
                                        Noted.of(one, NotedNumber.Kind.PAPER_CARD, one.cardNumber())))
                                .filter(Objects::nonNull)
                                .toList(),
                        now,
                        by));
    }

    /** A number of before. */
    private record Noted(UUID member, NotedNumber.Kind kind, String number) {
        private static Noted of(MemberImportPerson one, NotedNumber.Kind kind, String number) {
            return number == null ? null : new Noted(one.id(), kind, number);
        }

        @Override
        public String toString() {
            return "Noted[" + kind + "]";
        }
    }

    private static Uni<Integer> numbers(List<Noted> noted, Instant now, UUID by) {
        return noted.isEmpty()
                ? Uni.createFrom().item(0)
                : Statements.update(
                        NUMBERS,
                        noted.stream().map(one -> Ids.next()).toArray(UUID[]::new),
                        noted.stream().map(Noted::member).toArray(UUID[]::new),
                        noted.stream().map(one -> one.kind().name()).toArray(String[]::new),
                        noted.stream().map(Noted::number).toArray(String[]::new),
                        now,
                        by);
    }
}
