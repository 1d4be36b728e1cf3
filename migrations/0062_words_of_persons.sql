-- Letters and digits of a text without marks, in lower case, with one blank between words. It follows `withoutMarks` and
-- the separators of src/libraries/vietnamese. Most texts have nothing but letters, marks and blanks. Functions are named
-- with their schema, since a restore has no search path.
create function folded_words(written text) returns text language plpgsql immutable strict parallel safe as $$
declare
  folded text := lower(translate(normalize(written, NFKD),
    U&'\0110\0111\00D0\00F0\0189\0256-./,\0300\0301\0303\0309\0323\0302\0306\031B\0308\030C\0327',
    'dddddd    ') collate "C");
begin
  if folded ~ '[^a-z0-9 ]|  |^ | $' then
    folded := regexp_replace(lower(folded collate "und-x-icu"), '[\u0300-\u036f\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]', '', 'g');
    folded := btrim(regexp_replace(folded, '[^a-z0-9\u00c0-\u1fff\u2070-\u2fff\u3040-\U0010ffff]+', ' ', 'g'));
  end if;
  return folded;
end
$$;
--> statement-breakpoint
-- The words that a person is found by: the given name after `^`, the words of the name, those of the unit and of codes
-- after `.`, and whole codes after `=`. Two blanks are between words.
create function person_words(name text, unit text, code text, external_id text) returns text
language plpgsql immutable parallel safe as $$
declare
  of_name constant text := public.folded_words(name);
  of_unit constant text := public.folded_words(unit);
  of_code constant text := public.folded_words(code);
  of_external_id constant text := public.folded_words(external_id);
begin
  return replace(concat_ws(' ',
    '^' || split_part(of_name, ' ', -1), nullif(of_name, ''),
    '.' || replace(nullif(of_unit, ''), ' ', ' .'),
    '.' || replace(nullif(of_code, ''), ' ', ' .'), '=' || replace(nullif(of_code, ''), ' ', ''),
    '.' || replace(nullif(of_external_id, ''), ' ', ' .'), '=' || replace(nullif(of_external_id, ''), ' ', '')
  ), ' ', '  ') || ' ';
end
$$;
--> statement-breakpoint
-- The terms of these words. Its cost keeps the planner from computing them for a whole table, and starting workers takes
-- longer than reading the index.
create function person_terms(words text) returns tsvector
language plpgsql immutable strict parallel unsafe cost 1000 as $$
begin
  return array_to_tsvector(string_to_array(rtrim(words), '  '));
end
$$;
