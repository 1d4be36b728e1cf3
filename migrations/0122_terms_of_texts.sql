-- The parts of a text for filters that look within it: three characters each, without marks, in lower case. The end is padded, so
-- that two characters begin a part too. Its cost keeps the planner from computing the parts for a whole table, and starting
-- workers takes longer than reading the index. Functions are named with their schema, since a restore has no search path.
create function text_terms(written text) returns tsvector
language plpgsql immutable strict parallel unsafe cost 1000 as $$
declare
  folded constant text := public.folded_words(written) || '  ';
begin
  return (select array_to_tsvector(array_agg(substr(folded, at, 3))) from generate_series(1, length(folded) - 2) as at);
end
$$;
--> statement-breakpoint
-- The parts that a text has if it contains another one. The first ones are rare enough together.
create function contained_terms(wanted text) returns tsquery
language plpgsql immutable strict parallel safe as $$
declare
  folded constant text := public.folded_words(wanted);
begin
  if length(folded) < 3 then
    return (quote_literal(folded) || ':*')::tsquery;
  end if;
  return (
    select string_agg(quote_literal(substr(folded, at, 3)), ' & ')::tsquery
    from generate_series(1, least(length(folded) - 2, 30)) as at
  );
end
$$;
