CREATE TABLE notes (
    id   bigint CONSTRAINT notes_pk PRIMARY KEY,
    text varchar
);
GRANT SELECT ON notes TO ${app_role};
