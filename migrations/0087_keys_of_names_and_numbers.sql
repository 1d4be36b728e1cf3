-- The key that names are compared by, as `nameKey` of src/libraries/vietnamese: lower case, the tone mark at the end of its word,
-- one blank between words.
create function name_key(written text) returns text language sql immutable strict parallel safe as $$
  select btrim(regexp_replace(
    regexp_replace(
      translate(lower(normalize(written, NFKD) collate "und-x-icu"), U&'\00F0\0256', U&'\0111\0111'),
      '([\u0300\u0301\u0303\u0309\u0323])([^ ]+)', '\2\1', 'g'),
    ' +', ' ', 'g'))
$$;
--> statement-breakpoint
-- The key that numbers with letters are compared by, as `codeKey` of src/libraries/vietnamese.
create function key_of_code(written text) returns text language sql immutable strict parallel safe as $$
  select normalize(lower(normalize(written, NFKC) collate "und-x-icu"), NFKC)
$$;
